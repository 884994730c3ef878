"""How good forecasts of monthly series would have been, on anybody's own data."""
