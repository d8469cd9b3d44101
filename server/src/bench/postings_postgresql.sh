#!/bin/bash
# 100,000 entries of two postings each into PostgreSQL on the same disk, in one durable transaction. Arguments: folder, entries.
# Needs Debian's postgresql; as root it becomes the user postgres.
set -e
bin=$(ls -d /usr/lib/postgresql/*/bin | tail -1); folder=$(mktemp -d "$1/pg-XXXXXX"); n=$2
as() { if [ "$(id -u)" = 0 ]; then chown -R postgres "$folder"; runuser -u postgres -- "$@"; else "$@"; fi; }
awk -v n="$n" 'BEGIN { for (i = 0; i < n; i++) { c = 100 + i; printf "%d\tE9\tcontract/%d\t2026-10-31\t%d\t5010\tDEBIT\t%.2f\tUSD\tcontract-%d\n%d\tE9\tcontract/%d\t2026-10-31\t%d\t2200\tCREDIT\t%.2f\tUSD\tcontract-%d\n", i+1, i, 2*i, c/100, i%1000, i+1, i, 2*i+1, c/100, i%1000 } }' > "$folder/rows"
chmod 755 "$folder"; as "$bin/initdb" -D "$folder/data" -A trust > /dev/null
as "$bin/pg_ctl" -D "$folder/data" -o "-k $folder -h ''" -l "$folder/log" -w start > /dev/null
sql() { as "$bin/psql" -h "$folder" -d postgres -qAt "$@"; }
sql -c "create table postings(entry bigint, event text, source text, value_on date, id bigint primary key, account text, side text, amount numeric(20,2), currency text, contract text); create index on postings(account, contract); create index on postings(source);"
start=$(date +%s.%N)
TIMEFORMAT='%U %S'
used=$( { time sql <<SQL
select pg_backend_pid() as pid \gset
\setenv BACKEND :pid
\copy postings from '$folder/rows'
\! awk -v hz=$(getconf CLK_TCK) '{ printf "%.2f", (\$14 + \$15) / hz }' /proc/\$BACKEND/stat
SQL
} 2> "$folder/client" )
end=$(date +%s.%N)
echo "$(echo "$end - $start" | bc | xargs printf '%.2f') s, $used processor s of the server and $(awk '{ printf "%.2f", $1 + $2 }' "$folder/client") of its client for $(sql -c 'select count(*) from postings') postings, balance $(sql -c "select sum(case side when 'DEBIT' then amount else -amount end) from postings")"
as "$bin/pg_ctl" -D "$folder/data" -m fast stop > /dev/null; rm -rf "$folder"
