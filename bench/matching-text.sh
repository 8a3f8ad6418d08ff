#!/bin/sh
# The words of commits, of one copy after another in order of name, until there are enough: matching-text.sh <folder of copies> <megabytes> <file>
set -eu
copies=$1 bytes=$(($2 * 1000000)) file=$3
: > "$file"
for copy in $(find "$copies" -mindepth 1 -maxdepth 3 -name HEAD -printf '%h\n' | LC_ALL=C sort); do
    git --git-dir="$copy" log --format='%s%n%b' HEAD >> "$file" 2>/dev/null || continue
    if [ "$(stat -c %s "$file")" -ge "$bytes" ]; then
        break
    fi
done
truncate -s "<$bytes" "$file"
ls -l "$file"
