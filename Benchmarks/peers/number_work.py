"""What every reader of a message or workbook must work out from its values."""

from math import isfinite
from struct import Struct

pack = Struct("<d").pack


class Numbers:
    """Counts observations and folds the bits of their numeric values.

    A value is numeric when it is a finite decimal number; `NaN`, `N`, `<1`, `>95` and blanks
    are observations without a number.
    """

    def __init__(self):
        self.observations = 0
        self.numbers = 0
        self.bits = 0

    def add(self, text):
        """Count one observation with this value."""
        self.observations += 1
        try:
            number = float(text)
        except ValueError:
            return
        if isfinite(number):
            self.numbers += 1
            self.bits ^= int.from_bytes(pack(number), "little")

    def write(self, path):
        """Write the line that proves equal work: observations,numbers,xor.

        `numbers` is how many values are numeric and `xor` folds the bit patterns of their
        doubles, as 16 hexadecimal digits: one wrong last bit changes it.
        """
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"{self.observations},{self.numbers},{self.bits:016x}\n")
