"""The date format of the admin, as our own templates write it: Django's Japanese one has no blank before the hour."""

DATETIME_FORMAT = "Y年n月j日 H:i"
