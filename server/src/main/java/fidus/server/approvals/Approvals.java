package fidus.server.approvals;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.ApprovalRow;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedId;
import fidus.approvals.PreparedState;
import fidus.approvals.Shown;
import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;
import fidus.time.Moments;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/// Maker and checker as one mechanism. A feature prepares a command with what it shows; as many
/// others as it needs approve exactly those bytes, and it runs in the last one's transaction.
public final class Approvals {
    private static final Duration LIFE = Duration.ofHours(24);

    private final PreparedStore store = new PreparedStore();
    private final Audit audit;
    private final Kinds kinds = new Kinds();
    private final Standing standing = new Standing();
    private final Decisions decisions;
    private final Inbox inbox = new Inbox(store, kinds);
    private final ShownRows rows = new ShownRows(store, kinds);
    private final WhatWasTold told = new WhatWasTold();
    private final Since since = new Since(store, kinds, told);

    /// What happens when a prepared command is approved.
    ///
    /// @param <P> the payload
    @FunctionalInterface
    public interface Execution<P> {
        /// Checks the rules again and does it; refuses `STALE_VERSION` when what was shown is no
        /// longer so, which voids the command.
        void execute(Unit unit, Decided by, P payload);

        /// Reads beforehand, in a reading unit, what takes long: others who want to change
        /// something do not wait for it. It may be missed, and what it found may have changed
        /// since.
        default void lookedAt(Unit reading, P payload) {}

        /// It was rejected, withdrawn, voided, or found lapsed: what was held for it is let go.
        default void dropped(Unit unit, Actor by, P payload, Prepared prepared) {}

        /// It was executed and that is stored: long work it prepared begins. The server may stop
        /// before it.
        default void stored(P payload) {}
    }

    /// Shows the rows of a command about many records.
    @FunctionalInterface
    public interface Rows {
        /// @param page counted from zero
        RowPart of(Unit unit, Prepared prepared, int page);
    }

    /// @param count of all rows
    public record RowPart(List<ApprovalRow> rows, int count, int pages) {}

    /// The persons of a command and the command itself.
    ///
    /// @param checker who decided last; all of them stand in the command
    public record Decided(Actor maker, Actor checker, Prepared prepared) {
        /// Two persons stand behind a record also when a third one sent it for approval.
        ///
        /// @param authors who made the record
        /// @throws Refused `SAME_PERSON` when the checker is one of them
        public void byAnotherThan(Set<PersonId> authors) {
            if (authors.contains(checker.id())) {
                throw Refused.because(
                        Problem.Code.SAME_PERSON,
                        "You made this, even if somebody else sent it for approval. Another person"
                                + " has to decide it.");
            }
        }
    }

    /// What a feature wants approved.
    ///
    /// @param command a registered kind
    /// @param subject the record concerned, as `kind/id`
    public record Request(
            String command, String subject, String title, List<Shown> shown, Object payload) {}

    /// How many waiting commands this person may decide, and how many of their own wait.
    ///
    /// @param toDecide prepared by others and decided by a role this person has
    /// @param own prepared by this person
    public record Waiting(int toDecide, int own) {}

    public Approvals(Audit audit) {
        this.audit = audit;
        decisions = new Decisions(store, audit, kinds, standing, told);
    }

    public static void shape(Migrations migrations) {
        PreparedStore.shape(migrations);
    }

    /// Who ever prepared such a command about this record, whatever became of it.
    public Set<PersonId> makers(Unit unit, String command, String subject) {
        return store.makers(unit, command, subject);
    }

    /// Makes a kind of command known. Called while wiring.
    ///
    /// @param checkers the roles of which one decision each is needed, every one by another person
    public <P> void kind(
            String command, Class<P> payload, Set<Role> checkers, Execution<P> execution) {
        kind(command, payload, checkers, (unit, by, given) -> {}, execution);
    }

    /// @param check runs at each decision, also at those after which the command still waits, and
    ///   refuses a person who may not take it; it changes nothing
    public <P> void kind(
            String command,
            Class<P> payload,
            Set<Role> checkers,
            Execution<P> check,
            Execution<P> execution) {
        kinds.add(command, new Kinds.Kind<>(payload, checkers, check, execution));
    }

    /// Tells which roles a person has at this moment; none where nobody can sign in as them. Called
    /// while wiring.
    public void people(BiFunction<Unit, PersonId, List<Role>> rolesNow) {
        standing.people(rolesNow);
    }

    /// Makes known a kind that only tells somebody something: it waits until one of them has seen
    /// it, however long, and whoever caused it cannot take it back. Called while wiring.
    ///
    /// @param readers one of them has to see it
    public <P> void notice(
            String command, Class<P> payload, Set<Role> readers, Execution<P> execution) {
        kinds.add(command, new Kinds.Kind<>(payload, readers, (unit, by, given) -> {}, execution));
        kinds.isNotice(command);
    }

    /// Makes known that a kind is about many records. Called while wiring.
    public void rows(String command, Rows shown) {
        rows.add(command, shown);
    }

    /// Makes known what a kind would be shown with were it asked for at another moment: what is
    /// otherwise then is told beside what is digested. Called while wiring.
    ///
    /// @param several labels under which each line is a statement of its own: one that went and one
    ///   that came are no change of each other
    /// @param shown the lines; it refuses nothing
    public <P> void lookedAtAgain(
            String command,
            Class<P> payload,
            Set<String> several,
            BiFunction<Unit, P, List<Shown>> shown) {
        since.add(command, payload, several, shown);
    }

    /// Lets roles decide a kind in place of the ones it needs. Called while wiring.
    public void alsoBy(String command, Set<Role> roles) {
        kinds.alsoBy(command, roles);
    }

    public void routes(Routes routes) {
        routes.answer(ApprovalCalls.FIND, inbox::find);
        routes.answer(ApprovalCalls.ROWS, rows::find);
        routes.answer(ApprovalCalls.SINCE, since::find);
        routes.answerElse(
                ApprovalCalls.DECIDE,
                decisions::lookedAt,
                decisions::decide,
                decisions::refused,
                kinds::stored);
    }

    /// Stores a command for another person to decide.
    ///
    /// @throws Refused `ALREADY_PENDING` when one for this subject is waiting
    public Prepared prepare(Unit unit, Actor maker, Request request) {
        return prepare(unit, maker, request, kinds.needs(request.command()));
    }

    /// Stores a command that needs other decisions than its kind usually does.
    ///
    /// @param needs one role for each decision, every one by another person
    /// @throws Refused `ALREADY_PENDING` when one for this subject is waiting
    public Prepared prepare(Unit unit, Actor maker, Request request, List<Role> needs) {
        store.pending(unit, request.subject()).ifPresent(waiting -> refuseSecond(unit, waiting));
        Prepared prepared =
                PreparedStates.first(
                        request,
                        maker,
                        kinds.deciders(request.command(), needs),
                        kinds.notice(request.command())
                                ? new PreparedStates.Life(unit.now(), Prepared.WITHOUT_END)
                                : new PreparedStates.Life(unit.now(), unit.now().plus(LIFE)));
        store.add(unit, prepared);
        audit.record(
                unit,
                maker,
                "PREPARE_" + request.command(),
                request.subject(),
                null,
                prepared,
                request.title());
        return prepared;
    }

    /// Voids what waits for a record that was changed another way, so that nobody approves what is
    /// no longer true.
    public void voidPending(Unit unit, Actor actor, String subject, String why) {
        store.pending(unit, subject)
                .ifPresent(
                        waiting -> decisions.end(unit, waiting, actor, PreparedState.VOIDED, why));
    }

    /// What waits about these records, for the words beside them.
    ///
    /// @param subjects each as `kind/id`
    public List<Prepared> waiting(Unit unit, Collection<String> subjects) {
        return inbox.about(unit, subjects);
    }

    /// What waits about records of a kind, which is the part of a subject before the stroke, such
    /// as `account`: for the words beside a long list of them.
    public List<Prepared> waitingAmong(Unit unit, String kind) {
        return inbox.among(unit, kind);
    }

    /// What was prepared last of one kind about a record, as it stands at this moment.
    public Optional<Prepared> last(Unit unit, String command, String subject) {
        return store.last(unit, command, subject)
                .map(prepared -> PreparedStates.seen(unit.now(), prepared));
    }

    public Waiting waiting(Asked asked) {
        return inbox.waiting(asked);
    }

    /// What waits of one kind, however much it is.
    public List<Prepared> waitingOf(Unit unit, String command) {
        return waitingOf(unit, List.of(command));
    }

    /// The same of several kinds; the newest first.
    public List<Prepared> waitingOf(Unit unit, Collection<String> commands) {
        return inbox.of(unit, commands);
    }

    /// What of some kinds nobody decided in time in the last 31 days.
    public List<Prepared> lapsedOf(Unit unit, Collection<String> commands) {
        return inbox.lapsed(unit, commands);
    }

    /// Whether they may read it: whoever prepared it, or somebody who may read its kind.
    public boolean isSeenBy(Actor reader, Prepared prepared) {
        return kinds.isSeenBy(reader, prepared);
    }

    /// Who made and who decided a command, for work that goes on after its approval.
    ///
    /// @throws Refused `NOT_FOUND`, `WRONG_STATE` unless it was approved
    public Decided decided(Unit unit, PreparedId id) {
        Prepared prepared = store.get(unit, id);
        if (prepared.preparedState() != PreparedState.APPROVED) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE, prepared.title() + " was not approved.");
        }
        return new Decided(Decisions.maker(prepared), Decisions.checker(prepared), prepared);
    }

    private void refuseSecond(Unit unit, Prepared waiting) {
        if (PreparedStates.seen(unit.now(), waiting).preparedState() == PreparedState.PENDING) {
            throw Refused.because(
                    Problem.Code.ALREADY_PENDING,
                    "%s asked for a change of this already %s; it waits for another person: %s."
                            .formatted(
                                    waiting.makerName(),
                                    Moments.onAt(waiting.preparedAt()),
                                    waiting.title()));
        }
        decisions.end(
                unit, waiting, Actor.SYSTEM, PreparedState.LAPSED, "Not decided within 24 hours.");
    }
}
