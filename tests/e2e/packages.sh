# packages.sh FOLDER: installs what FOLDER/package-lock.json pins. Nothing is fetched again when it is there already.
set -eu
cd "$1"
if ! command -v npm > /dev/null; then
  echo "skipped: npm is not installed, so there is no lefthook and no husky to test with"
  exit 77
fi
if [ -d node_modules ] && cmp -s package-lock.json node_modules/.installed; then exit 0; fi
npm ci --ignore-scripts --no-audit --no-fund
cp package-lock.json node_modules/.installed
