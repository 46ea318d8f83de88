#!/bin/sh
# Starts redis or sentinel of this pod. Who is master the other Sentinels say; when none answers, all begin anew and the
# first pod is. The password comes from the environment and stands in no file that is kept.
set -eu
part=$1
own=$(hostname).lingka-redis
master=lingka-redis-0.lingka-redis
for pod in lingka-redis-0 lingka-redis-1 lingka-redis-2; do
  [ "$pod" != "$(hostname)" ] || continue
  said=$(timeout 2 redis-cli -h "$pod.lingka-redis" -p 26379 sentinel get-master-addr-by-name lingka 2>/dev/null | head -n 1) || said=
  case $said in
    lingka-redis-[0-2].lingka-redis*) master=$said; break ;;
  esac
done
file=/state/$part.conf
{
  cat "/config/$part.conf"
  printf 'requirepass "%s"\n' "$REDISCLI_AUTH"
  if [ "$part" = redis ]; then
    printf 'masterauth "%s"\nreplica-announce-ip %s\n' "$REDISCLI_AUTH" "$own"
    [ "$master" = "$own" ] || printf 'replicaof %s 6379\n' "$master"
  fi
} >"$file"
[ "$part" = redis ] && exec redis-server "$file"
{
  printf 'sentinel announce-ip %s\n' "$own"
  grep -v '^sentinel .* lingka ' "$file"
  printf 'sentinel monitor lingka %s 6379 2\n' "$master"
  printf 'sentinel auth-pass lingka "%s"\n' "$REDISCLI_AUTH"
  grep '^sentinel .* lingka ' "$file"
} >"$file.new"
mv "$file.new" "$file"
exec redis-server "$file" --sentinel
