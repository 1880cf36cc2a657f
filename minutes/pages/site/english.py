"""The page in English: what the site is and how to use it, for whoever reads no Japanese."""

from django.shortcuts import render


def english(request):
    return render(request, "site/english.html", {"language": "en"})
