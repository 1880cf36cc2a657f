"""The forms of the members of a body: a row for each, and a list of names to add."""

from django import forms
from django.utils import timezone

from members import registry
from members.admin.date_echo import EchoedDateInput
from members.admin.organisation_description import describe
from members.fields import EraDateField
from minutes.admin.form_fields import LineField, WordsField
from minutes.desk.memberships.typed_members import typed_members
from minutes.models import Body, Membership

UNKNOWN = "{}行目：「{}」という団体は、{}にはありません。"
NEAR = "近い名：{}。"
SEVERAL = "{}行目：「{}」は{}つあります（{}）。都道府県か郡を付けて書いてください（熊本県美里町 のように）。"
OFFICE_TOO_LONG = "{}行目：役職は100字までです。"


class MembershipForm(forms.ModelForm):
    class Meta:
        model = Membership
        fields = ("office", "since", "until")
        field_classes = {"office": LineField, "since": EraDateField, "until": EraDateField}
        widgets = {
            "office": forms.TextInput(attrs={"size": 16}),
            "since": EchoedDateInput,
            "until": EchoedDateInput,
        }

    def _get_validation_exclusions(self):
        """Body and organisation are no fields here, and are part of what the constraints say."""
        excluded = super()._get_validation_exclusions()
        return excluded - {"body", "organisation"} if self.instance.pk else excluded


MembersFormSet = forms.modelformset_factory(Membership, form=MembershipForm, extra=0, can_delete=True)


def members_formset(body: Body, data=None):
    rows = body.memberships.select_related("organisation", "body").order_by("id")
    return MembersFormSet(data, queryset=rows, prefix="member")


class AddedMembersForm(forms.Form):
    names = WordsField(
        label="足す団体",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "cols": 40}),
        help_text="一行に一つ、名簿から貼り付けられます。役職は後ろに。例: 深川市（会長）、熊本県美里町　監事",
    )
    added_since = EraDateField(
        label="いつから",
        required=False,
        widget=EchoedDateInput,
        help_text="足す団体が加わった日。例: 平成24年10月23日。初めからか、わからなければ空欄。",
    )

    def __init__(self, body: Body, data=None):
        super().__init__(data)
        self.body = body

    def clean(self):
        """Sets `added` to a row for each name: the one organisation that bears it on the day."""
        cleaned = super().clean()
        typed = typed_members(cleaned.get("names") or "")
        since = cleaned.get("added_since")
        day = since or timezone.localdate()
        bearers = registry.candidates_by_label([one.name for one in typed], day) if typed else {}
        self.added = []
        for one in typed:
            self._add(one, bearers[one.name], since, day)
        return cleaned

    def _add(self, typed, bearers, since, day):
        if len(typed.office) > Membership._meta.get_field("office").max_length:
            self.add_error("names", OFFICE_TOO_LONG.format(typed.line))
        elif len(bearers) == 1:
            self.added.append(
                Membership(body=self.body, organisation=bearers[0], office=typed.office, since=since)
            )
        elif bearers:
            named = "、".join(map(describe, bearers))
            self.add_error("names", SEVERAL.format(typed.line, typed.name, len(bearers), named))
        else:
            self.add_error("names", _unknown(typed, day))


def _unknown(typed, day) -> str:
    near = registry.near_names(typed.name, day)
    said = UNKNOWN.format(typed.line, typed.name, "その日" if day != timezone.localdate() else "いま")
    return said + (NEAR.format("、".join(map(describe, near))) if near else "")
