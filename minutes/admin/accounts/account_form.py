"""The form of an account: who it is, by which mail, in which groups. Passwords are chosen by their owners (invitations.py)."""

from django import forms
from django.contrib.auth.models import Group, User

from minutes.admin.accounts.account_groups import group_words, groups_to_give
from minutes.admin.accounts.rights import RightsField, held_rights
from minutes.desk.workflow.accounts import account_name
from minutes.desk.workflow.close_account import why_not_close
from minutes.desk.workflow.open_work import open_work

TAKEN = "このユーザー名は、ほかの人が使っています。"


class GroupsField(forms.ModelMultipleChoiceField):
    """Boxes to tick, each with what the group may do."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj):
        return f"{obj.name}：{group_words(obj)}"


class HeirField(forms.ModelChoiceField):
    """One of the open accounts, by the name of its owner."""

    def label_from_instance(self, obj):
        return account_name(obj)


class AccountForm(forms.ModelForm):
    groups = GroupsField(
        queryset=None,
        label="グループ",
        required=False,
        help_text="この人がすること。いくつでも選べます。",
    )

    class Meta:
        model = User
        fields = ("username", "last_name", "first_name", "email", "is_active", "is_staff", "is_superuser")
        labels = {"username": "ユーザー名", "email": "メールアドレス", "is_active": "有効"}
        help_texts = {
            "username": "ログインするときに打つ名。漢字やかなでもよく、空白は使えません。例：山田花子",
            "is_active": "外すと、すぐに使えなくなります。異動した人は、消さずに外し、「引き継ぐ人」を選んでください。",
            "is_staff": "外すと、事務局の机を開けません。",
            "is_superuser": "グループによらず、すべてのことができます。",
        }
        error_messages = {"username": {"unique": TAKEN}}

    heir = HeirField(
        queryset=None,
        label="引き継ぐ人",
        empty_label="（選ばない）",
        required=False,
        help_text="「有効」を外すとき、続きのある仕事をこの人に引き継ぎます。直した人の名は、履歴に残ります。",
    )

    # Who fills in the form: set by the admin for each request.
    by: User

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["groups"].queryset = groups_to_give(self.by)
        if "user_permissions" in self.fields:
            self.fields["user_permissions"] = RightsField(
                held_rights(self.instance),
                label="その人だけの権限",
                help_text="グループの「できること」に加えて、この人だけができること。",
            )
        others = User.objects.filter(is_active=True, is_staff=True).exclude(pk=self.instance.pk)
        self.fields["heir"].queryset = others.order_by("last_name", "first_name", "username")

    def clean_groups(self):
        """Leaves an account in the groups that whoever fills in the form cannot give, and so does not see."""
        chosen = {group.pk for group in self.cleaned_data["groups"]}
        if self.instance.pk:
            offered = self.fields["groups"].queryset.values("pk")
            chosen |= set(self.instance.groups.exclude(pk__in=offered).values_list("pk", flat=True))
        return Group.objects.filter(pk__in=chosen)

    def clean(self):
        """Says why the account cannot be closed so. Where it can, `closes` tells that it is closed with this save."""
        cleaned = super().clean()
        self.closes = self.initial.get("is_active", False) and cleaned.get("is_active") is False
        if self.closes and "heir" in cleaned:
            account, heir = User.objects.get(pk=self.instance.pk), cleaned["heir"]
            if why_not := why_not_close(account, open_work(account), heir):
                self.add_error("heir", why_not)
        return cleaned
