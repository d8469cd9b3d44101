package fidus.server.approvals;

import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedId;
import fidus.approvals.PreparedList;
import fidus.contract.Page;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.audit.Actor;
import fidus.server.audit.Cursors;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;

/// What waits, for those who read: a person sees what they prepared, what they may decide, and what
/// concerns records they may see.
final class Inbox {
    private static final int ID = 36;
    private static final Duration TOLD = Duration.ofDays(31);

    private final PreparedStore store;
    private final Kinds kinds;
    private final Cursors cursors = new Cursors();

    Inbox(PreparedStore store, Kinds kinds) {
        this.store = store;
        this.kinds = kinds;
    }

    /// Newest first, a page at a time, with the number of all that fit.
    ///
    /// @throws Refused `BAD_VALUE` for a page that is too large, `BAD_CURSOR`
    PreparedList find(Asked asked, FindPrepared find) {
        Unit unit = asked.unit();
        int limit = find.limit() == 0 ? Page.LIMIT : find.limit();
        if (limit < 1 || limit > Page.LIMIT) {
            throw Refused.at("limit", Problem.Code.BAD_VALUE, "A page has 1 to 200 rows.");
        }
        String scope = scope(asked.actor(), find);
        var wanted = wanted(asked.actor(), find, unit.now());
        PreparedStore.Place after = find.cursor() == null ? null : place(scope, find.cursor());
        List<Prepared> rows =
                store.page(unit, wanted, after, limit + 1).stream()
                        .map(prepared -> PreparedStates.seen(unit.now(), prepared))
                        .toList();
        boolean more = rows.size() > limit;
        List<Prepared> page = more ? rows.subList(0, limit) : rows;
        return new PreparedList(
                page, store.count(unit, wanted), more ? cursor(scope, page.getLast()) : null);
    }

    /// What waits about these records.
    List<Prepared> about(Unit unit, Collection<String> subjects) {
        return store.pending(unit, subjects, unit.now());
    }

    /// What waits about records of a kind.
    List<Prepared> among(Unit unit, String kind) {
        return store.pendingAmong(unit, kind, unit.now());
    }

    /// What waits of some kinds.
    List<Prepared> of(Unit unit, Collection<String> commands) {
        return store.pendingOf(unit, commands, unit.now());
    }

    /// What lapsed of some kinds.
    List<Prepared> lapsed(Unit unit, Collection<String> commands) {
        Instant now = unit.now();
        return store.lapsedOf(unit, commands, now.minus(TOLD), now).stream()
                .map(prepared -> PreparedStates.seen(now, prepared))
                .toList();
    }

    Approvals.Waiting waiting(Asked asked) {
        Actor actor = asked.actor();
        var counted = new Counted(actor);
        var all = wanted(actor, new FindPrepared(null, true), asked.unit().now());
        store.each(asked.unit(), all, counted);
        return new Approvals.Waiting(counted.toDecide, counted.own);
    }

    private static final class Counted implements Consumer<Prepared> {
        private final Actor actor;
        private int toDecide;
        private int own;

        Counted(Actor actor) {
            this.actor = actor;
        }

        @Override
        public void accept(Prepared prepared) {
            if (actor.id().equals(prepared.makerId())) {
                own++;
            } else if (prepared.mayBeDecidedBy(actor.id(), actor.roles())) {
                toDecide++;
            }
        }
    }

    private PreparedStore.Wanted wanted(Actor reader, FindPrepared find, Instant now) {
        Set<String> seen = kinds.seenWith(reader.roles());
        List<String> commands =
                find.commands() == null ? List.of() : List.of(find.commands().split(",", -1));
        return new PreparedStore.Wanted(
                find.subject() == null ? List.of() : find.subject().lines().toList(),
                commands,
                find.pendingOnly() ? now : null,
                kinds.isAll(seen) ? null : new TreeSet<>(seen),
                reader.id());
    }

    private static String scope(Actor reader, FindPrepared find) {
        return "prepared "
                + reader.id().value()
                + " "
                + find.subject()
                + " "
                + find.commands()
                + " "
                + find.pendingOnly();
    }

    private String cursor(String scope, Prepared last) {
        String id = last.id().value().toString();
        return id + cursors.at(scope + " " + id, last.preparedAt().toEpochMilli());
    }

    private PreparedStore.Place place(String scope, String cursor) {
        if (cursor.length() <= ID) {
            throw Cursors.refused();
        }
        String id = cursor.substring(0, ID);
        long at = cursors.position(scope + " " + id, cursor.substring(ID));
        return new PreparedStore.Place(
                Instant.ofEpochMilli(at), new PreparedId(UUID.fromString(id)));
    }
}
