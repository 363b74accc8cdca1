#!/bin/sh
# Makes the width ladder of every picture from the rendered masters: AVIF in all widths, WebP without the smallest
# (only old browsers ask for it).
#   ./pictures.sh MASTERS     MASTERS holds {id}.webp or {id}.png (scenes/ renders them, see README.md)
# Needs: vips (libvips-tools), avifenc (libavif-bin), cwebp (webp). Files that exist are kept.
set -eu

masters=$(cd "$1" && pwd)
cd "$(dirname "$0")/pictures"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

widths_of() {
  case $1 in
    hero-*) echo "800 1200 2000" ;;
    category-*) echo "480 720 1200" ;;
    *) echo "320 480 800" ;;
  esac
}

encode() { # id width master
  png="$work/$1-$2.png"
  [ -s "$1-$2.avif" ] && return
  vips thumbnail "$3" "$png[compression=0,strip]" "$2" --size down
  avifenc --jobs 1 --depth 10 --yuv 420 --speed 6 --min 0 --max 63 -a end-usage=q -a cq-level=14 "$png" "$1-$2.avif" >/dev/null
  [ "$2" = "${widths%% *}" ] || cwebp -quiet -m 5 -q 86 -sharp_yuv "$png" -o "$1-$2.webp"
  rm "$png"
}

colour_of() { # the colour of the upper corner, where every picture shows its background
  vips crop "$1" "$work/corner.png" 4 4 40 40
  vips thumbnail "$work/corner.png" "$work/dot.png" 1 --size force
  vips getpoint "$work/dot.png" 0 0 | awk '{ printf "#%02x%02x%02x", $1, $2, $3 }'
}

for master in "$masters"/*.webp "$masters"/*.png; do
  [ -e "$master" ] || continue
  id=$(basename "$master" | sed 's/\.[a-z]*$//')
  widths=$(widths_of "$id")
  for width in $widths; do encode "$id" "$width" "$master"; done
  printf '%s %s %s %s\n' "$id" "$(vipsheader -f width "$master")" "$(vipsheader -f height "$master")" "$(colour_of "$master")"
done | sort > "$work/index"

awk 'BEGIN { printf "{" }
  { printf "%s\n  \"%s\": {\"width\": %d, \"height\": %d, \"colour\": \"%s\"}", (NR > 1 ? "," : ""), $1, $2, $3, $4 }
  END { print "\n}" }' "$work/index" > index.json
