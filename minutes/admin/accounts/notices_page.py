"""知らせ: of what whoever is signed in wants to be told by mail."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect

from minutes.admin.page_frame import render_page
from minutes.desk.mail.choose_mail import choose_mail, chosen_kinds, kinds_for
from minutes.models import MailChoice

SAVED = "何を知らせるかを保存しました。"


class NoticesForm(forms.Form):
    """A box for each thing that the account may do something about."""

    kinds = forms.MultipleChoiceField(
        label="メールで知らせること", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data=None, *, account):
        super().__init__(data, initial={"kinds": chosen_kinds(account)})
        self.fields["kinds"].choices = [(kind.value, _words(kind)) for kind in kinds_for(account)]


def _words(kind) -> str:
    field = MailChoice._meta.get_field(kind.value)
    return f"{field.verbose_name}：{field.help_text}"


def notices(request):
    """GET shows what is chosen, POST keeps it."""
    form = NoticesForm(request.POST if request.method == "POST" else None, account=request.user)
    if request.method == "POST" and form.is_valid():
        among = [value for value, _ in form.fields["kinds"].choices]
        choose_mail(account=request.user, kinds=form.cleaned_data["kinds"], among=among)
        messages.success(request, SAVED)
        return HttpResponseRedirect(request.path)
    context = {"form": form, "sends_mail": settings.MAIL_SERVER is not None}
    return render_page(request, "admin/accounts/notices.html", "知らせ", **context)
