"""Dates of the admin as every other page of the desk writes them: Django's own ja has no blank before the hour."""

DATETIME_FORMAT = "Y年n月j日 H:i"
