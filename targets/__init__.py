"""The target module: pure judgement of policy targets; no file, no SQL, no clock, no network."""
