"""The form of an account: who it is, by which mail, in which groups. Passwords are chosen by their owners (invitations.py)."""

from django import forms
from django.contrib.auth.models import Group, User

from minutes.admin.accounts.account_groups import group_words, groups_to_give

TAKEN = "このユーザー名は、ほかの人が使っています。"


class GroupsField(forms.ModelMultipleChoiceField):
    """Boxes to tick, each with what the group may do."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj):
        return f"{obj.name}：{group_words(obj)}"


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
            "is_active": "外すと、ログインできなくなります。異動した人は、消さずに外してください。",
            "is_staff": "外すと、事務局の机を開けません。",
            "is_superuser": "グループによらず、すべてのことができます。",
        }
        error_messages = {"username": {"unique": TAKEN}}

    # Who fills in the form: set by the admin for each request.
    by: User

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["groups"].queryset = groups_to_give(self.by)

    def clean_groups(self):
        """Leaves an account in the groups that whoever fills in the form cannot give, and so does not see."""
        chosen = {group.pk for group in self.cleaned_data["groups"]}
        if self.instance.pk:
            offered = self.fields["groups"].queryset.values("pk")
            chosen |= set(self.instance.groups.exclude(pk__in=offered).values_list("pk", flat=True))
        return Group.objects.filter(pk__in=chosen)
