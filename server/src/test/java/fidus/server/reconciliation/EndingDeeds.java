package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Approval;
import fidus.approvals.ApprovalCalls;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.auth.Role;
import fidus.contract.Nothing;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.BreakPage;
import fidus.reconciliation.desk.BreaksDone;
import fidus.reconciliation.desk.DoToBreaks;
import fidus.reconciliation.desk.DoToFound;
import fidus.reconciliation.desk.ExplainBreak;
import fidus.reconciliation.desk.ExplainBreaks;
import fidus.reconciliation.desk.FindBreakPage;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.endings.EndingCalls;
import fidus.reconciliation.endings.EndingCard;
import fidus.reconciliation.endings.EndingPage;
import fidus.reconciliation.endings.EndingState;
import fidus.reconciliation.endings.FindEndingLines;
import fidus.reconciliation.limits.LimitCalls;
import fidus.reconciliation.limits.SetWriteOffLimit;

import java.util.List;
import java.util.Objects;

/// Lists of breaks that one decision ends, as people at the desk make and decide them.
abstract class EndingDeeds extends DeskDeeds {
    static final String DONE = "The broker corrected all of them";

    static AccountKey explained(long login, int breaks) {
        AccountKey account = PagedDesk.account(login, breaks);
        var _ = desk.ended(begun(account, BreakDeed.EXPLAIN));
        return account;
    }

    static BreakCard explained(BreakCard card, String token) {
        return server.call(
                ReconciliationCalls.EXPLAIN,
                new ExplainBreak(
                        card.found().id(),
                        desk.maker.person().id(),
                        CauseCode.ROUNDING,
                        DONE,
                        card.found().version()),
                token);
    }

    static Job begun(AccountKey account, BreakDeed deed) {
        return server.call(
                ReconciliationCalls.DO_TO_FOUND, found(account, deed, DONE), desk.operator());
    }

    /// The deed on everything unsettled of the account, as it is shown at this moment.
    static DoToFound found(AccountKey account, BreakDeed deed, String text) {
        FindBreakPage find =
                PagedDesk.of(account, FindBreakPage.States.UNSETTLED, FindBreakPage.Order.WORST);
        BreakPage shown = PagedDesk.page(find);
        return new DoToFound(
                find,
                shown.total(),
                shown.digest(),
                false,
                deed,
                desk.maker.person().id(),
                CauseCode.TIMING,
                text);
    }

    static BreaksDone done(List<BreakCard> cards, BreakDeed deed) {
        List<ExplainBreaks.Shown> shown =
                cards.stream()
                        .map(
                                card ->
                                        new ExplainBreaks.Shown(
                                                card.found().id(), card.found().version()))
                        .toList();
        return server.call(
                ReconciliationCalls.DO_TO_BREAKS,
                new DoToBreaks(shown, deed, null, null, DONE),
                desk.secondOperator());
    }

    static List<BreakCard> all(AccountKey account) {
        return PagedDesk.whole(account);
    }

    static int count(AccountKey account) {
        return all(account).size();
    }

    /// The one command that waits for breaks of the account.
    static Prepared only(AccountKey account) {
        List<Prepared> waiting =
                server
                        .call(ApprovalCalls.FIND, new FindPrepared(null, true), desk.operator())
                        .prepared()
                        .stream()
                        .filter(one -> one.shown().toString().contains(account.toString()))
                        .toList();
        assertThat(waiting).hasSize(1);
        return waiting.getFirst();
    }

    static Job approved(Prepared waits) {
        return approved(waits, desk.approver());
    }

    static Job approved(Prepared waits, String token) {
        var _ = desk.approve(waits, token);
        return desk.over(
                server.call(JobCalls.RECENT, new Nothing(), token).jobs().stream()
                        .filter(job -> job.subject().equals(waits.subject()))
                        .findFirst()
                        .orElseThrow());
    }

    /// Approved and stored with its list, without the job that does it.
    static Prepared onPaper(Prepared p) {
        var given =
                new Approval(
                        desk.checker.person().id(),
                        desk.checker.person().name(),
                        List.of(Role.APPROVER),
                        p.preparedAt(),
                        "");
        var after =
                new Prepared(
                        p.id(),
                        p.command(),
                        p.subject(),
                        p.title(),
                        p.shown(),
                        p.payload(),
                        p.digest(),
                        p.makerId(),
                        p.makerName(),
                        p.preparedAt(),
                        p.expiresAt(),
                        PreparedState.APPROVED,
                        p.needs(),
                        p.alsoBy(),
                        List.of(given),
                        given.personId(),
                        given.name(),
                        p.preparedAt(),
                        "",
                        "",
                        "",
                        p.version() + 1,
                        null);
        return server.parts()
                .mongo()
                .write(
                        unit -> {
                            unit.documents("prepared", Prepared.class)
                                    .put(p.id().value().toString(), after);
                            var store = new EndingStore();
                            EndingStore.StoredEnding before = store.get(unit, list(p));
                            store.replace(unit, before, before.in(EndingState.UNDER_WAY));
                            return after;
                        });
    }

    static void changedByARun(BreakCard card) {
        var store = new BreakStore();
        var _ =
                server.parts()
                        .mongo()
                        .write(
                                unit -> {
                                    var before = store.get(unit, card.found().id());
                                    var found = before.found();
                                    return store.replace(
                                            unit,
                                            before,
                                            found.seenAgain(
                                                    new ReconciliationBreak.Sighting(
                                                            found.lastSeenRun(),
                                                            found.rule(),
                                                            found.key(),
                                                            found.left(),
                                                            found.right() + " and more",
                                                            found.severity()),
                                                    found.difference(),
                                                    RunWork.today(unit)));
                                });
    }

    /// As lists of before could hold one: today's are not frozen with it.
    static void movedToABank(BreakCard card) {
        var store = new BreakStore();
        var _ =
                server.parts()
                        .mongo()
                        .write(
                                unit -> {
                                    var before = store.get(unit, card.found().id());
                                    var bank =
                                            new BreakStore.StoredBreak(
                                                    before.id(),
                                                    "bank/Main",
                                                    before.rule(),
                                                    before.key(),
                                                    before.breakState(),
                                                    before.found(),
                                                    before.version(),
                                                    before.turn(),
                                                    before.day());
                                    unit.documents(BreakStore.BREAKS, BreakStore.StoredBreak.class)
                                            .put(before.id().value().toString(), bank);
                                    return bank;
                                });
    }

    /// Each difference is within the limit, their sum is not.
    static void limitBetween(List<BreakCard> cards) {
        Money most = Money.of("0.00", "USD");
        for (BreakCard card : cards) {
            Money one = Objects.requireNonNull(card.found().difference()).abs();
            most = one.compareTo(most) > 0 ? one : most;
        }
        Prepared limit =
                server.call(
                        LimitCalls.SET_LIMIT,
                        new SetWriteOffLimit(most, 0, "What brokers round in a month"),
                        desk.operator());
        var _ = desk.approve(limit, desk.admin());
    }

    static boolean isResolvedOnce(BreakCard card) {
        return card.found().breakState() == BreakState.RESOLVED
                && card.found().history().stream()
                                .filter(step -> step.to() == BreakState.RESOLVED)
                                .count()
                        == 1;
    }

    static String list(Prepared waits) {
        return waits.subject().substring("endings/".length());
    }

    static EndingPage page(Prepared waits, int at, int count) {
        return server.call(
                EndingCalls.LINES,
                new FindEndingLines(list(waits), false, at, count),
                desk.operator());
    }

    static EndingCard card(Prepared waits) {
        return page(waits, 0, 1).of();
    }
}
