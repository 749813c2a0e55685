"""Icons, translations and the sample sheet: data; `yccall_desktop.paths.resource` is the door."""
