"""Differences between the base and today that are on purpose, each with its reason. Nothing else may differ.

An entry holds for the addresses that its pattern matches whole, query and all. Its change is applied to both answers
before they are compared; it should take away no more than what differs. An entry whose change is in main can go.
"""

from tests.upgrade.pages.differences_of_finding import OF_FINDING
from tests.upgrade.pages.differences_of_pages import OF_PAGES
from tests.upgrade.pages.differences_of_programs import OF_PROGRAMS

# In this order: what is changed by one is then what the next one sees.
NAMED = (*OF_PAGES, *OF_PROGRAMS, *OF_FINDING)
