# Reads `started PID`, `ended PID` and `home FOLDER` until nobody is left to write. Then kills what still runs, with all that it
# started, and removes the temporary homes.
trap '' INT TERM HUP
running=""
set --
while read -r word what; do
  case $word in
    started) running="$running $what" ;;
    ended)
      rest=""
      for one in $running; do [ "$one" = "$what" ] || rest="$rest $one"; done
      running=$rest ;;
    home) set -- "$@" "$what" ;;
  esac
done
family() {
  echo "$1"
  for child in $(awk -v of="$1" '/^Pid:/ { id = $2 } /^PPid:/ && $2 == of { print id }' /proc/[0-9]*/status 2>/dev/null); do
    family "$child"
  done
}
for one in $running; do
  doomed="$doomed $(family "$one")"
done
# A driver may have let go of its browser, which names its home.
for home in "$@"; do
  for file in $(grep -lF -- "$home/" /proc/[0-9]*/cmdline 2>/dev/null); do
    id=${file#/proc/}
    doomed="$doomed $(family "${id%/cmdline}")"
  done
done
[ -z "$doomed" ] || kill -KILL $doomed 2>/dev/null
for home in "$@"; do
  rm -rf "$home"
done
