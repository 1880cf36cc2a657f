"""Template filters that print dates and fiscal years: {% load wareki %} {{ day|era_date }}{{ last_day|until:day }}"""

from django import template

from members import wareki

register = template.Library()

register.filter("era_date", wareki.format_date)
register.filter("era_day", wareki.format_era_date)
register.filter("until", wareki.format_last_day)
register.filter("fiscal_year_name", wareki.format_fiscal_year)
