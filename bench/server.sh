# Starts the packaged server afresh in a folder of its own and stops it at the end; read by the scripts beside it.
# Gives: root, folder, jar, port, server (its pid), wechat, identity.
root=$PWD
jar=$root/target/quarkus-app/quarkus-run.jar
[ -f "$jar" ] || { echo "build first: mvn -B -ntp package -DskipTests"; exit 1; }

free_port() {
  local port
  while port=$((20000 + RANDOM % 20000)); (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  echo "$port"
}

folder=$(mktemp -d)
port=$(free_port)
(cd "$folder" && exec java -Dquarkus.http.port="$port" -Dlingka.data-dir="$folder/data" -jar "$jar" >"$folder/log" 2>&1) &
server=$!
stop() {
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  rm -rf "$folder"
}
trap stop EXIT

for _ in $(seq 1 240); do
  grep -q 'Stop  ' "$folder/log" && break
  kill -0 "$server" 2>/dev/null || { cat "$folder/log"; exit 1; }
  sleep 0.5
done
grep -q 'Stop  ' "$folder/log" || { echo "not ready after two minutes"; tail -n 50 "$folder/log"; exit 1; }
wechat=$(sed -n 's/^ *WeChat sandbox *\([^ ]*[^ /]\)\/* *$/\1/p' "$folder/log")
identity=$(sed -n 's/.*curl -s \([^ ]*\)\/token .*/\1/p' "$folder/log" | head -n 1)

play() {
  java -cp "$root/target/test-classes:$root/target/quarkus-app/lib/main/*" "$@"
}
