"""From a whole workbook to a Reading: who sent it, for which months, on which form."""
