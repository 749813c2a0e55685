"""The parts of the smoke test: what it tries on each system, and how it looks at what came of it.

Nothing here imports the program under test; only the sheets, the platform and the real window's
harness come from the checkout.
"""
