"""Icons, translations and the sample sheet: data only. `yccall_desktop.paths.resource` is the door."""
