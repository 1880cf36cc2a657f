"""A number that no column holds is found in no row, also where a form sends a list of numbers."""

from django.db import models
from django.db.models.lookups import In


@models.IntegerField.register_lookup
class NumberIn(In):
    """`column__in=[…]`, which both databases refuse to be asked about a number of thirty digits.

    Django leaves such numbers out of `column=…` by itself. Every choice of several rows in a form asks this way.
    """

    def process_rhs(self, compiler, connection):
        if self.rhs_is_direct_value():
            kind = self.lhs.output_field.get_internal_type()
            least, most = connection.ops.integer_field_range(kind)
            self.rhs = [
                number for number in self.rhs if not isinstance(number, int) or least <= number <= most
            ]
        return super().process_rhs(compiler, connection)
