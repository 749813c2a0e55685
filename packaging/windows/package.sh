#!/bin/sh
# Builds what is handed out for Windows under wine: the folder in build/windows/dist, the zip, the
# setup and the bill of materials in dist/. prepare.sh must have run.
set -eu

cd "$(dirname "$0")/../.."

built=build/windows/dist
python=$PWD/build/windows/prefix/drive_c/python/python.exe

# git is not there under wine: what it would tell comes by the environment.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(.venv/bin/python packaging/source.py moment)}
SOURCE_COMMIT=${SOURCE_COMMIT:-$(.venv/bin/python packaging/source.py commit)}
export SOURCE_DATE_EPOCH SOURCE_COMMIT

rm -rf $built
sh packaging/windows/wine.sh "$python" packaging/package.py --folder-only \
    --dist $built --work build/windows/work
mkdir -p dist
cp $built/*.cdx.json dist/
.venv/bin/python packaging/windows/make_setup.py $built/yccall-desktop --out dist
.venv/bin/python packaging/checksums.py dist
