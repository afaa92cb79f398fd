"""What an agent's dashboard or app may ask, on the /agent namespace. Importing this declares it all."""

from importlib import import_module
from pkgutil import iter_modules

for module in iter_modules(__path__):
    import_module(f"{__name__}.{module.name}")
