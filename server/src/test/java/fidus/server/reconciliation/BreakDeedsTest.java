package fidus.server.reconciliation;

import static fidus.server.reconciliation.ReconciliationTest.refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.FindPrepared;
import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.BreakOwners;
import fidus.reconciliation.desk.BreakTrial;
import fidus.reconciliation.desk.DoToBreaks;
import fidus.reconciliation.desk.ExplainBreaks;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.Workbench;
import fidus.reconciliation.dossier.AboutBreak;
import fidus.reconciliation.dossier.DossierCalls;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

/// The same done to several breaks: what would be refused is told first, and then all or none get
/// it.
final class BreakDeedsTest extends DeskDeeds {
    private static final String ASSIGNED = "ASSIGN_BREAK";

    private Workbench bench(long login) {
        AccountKey account = desk.account(login);
        return differing(account);
    }

    private static DoToBreaks deed(BreakDeed deed, List<BreakCard> cards, String text) {
        PersonId owner = desk.maker.person().id();
        return new DoToBreaks(shown(cards), deed, owner, CauseCode.ROUNDING, text);
    }

    private static List<ExplainBreaks.Shown> shown(List<BreakCard> cards) {
        return cards.stream()
                .map(card -> new ExplainBreaks.Shown(card.found().id(), card.found().version()))
                .toList();
    }

    private static BreakTrial trial(DoToBreaks ask) {
        return server.call(ReconciliationCalls.TRY_ON_BREAKS, ask, desk.operator());
    }

    private static void done(DoToBreaks ask) {
        var _ = server.call(ReconciliationCalls.DO_TO_BREAKS, ask, desk.operator());
    }

    private static List<BreakCard> now(Workbench bench) {
        return desk.workbench(id(bench)).breaks().stream()
                .filter(card -> card.found().rule().equals("S5"))
                .toList();
    }

    @Test
    void anOwnerAndACauseAreGivenToOpenBreaksAndStayThroughTheExplanation() {
        Workbench bench = bench(281);
        List<BreakCard> open = now(bench);
        done(deed(BreakDeed.ASSIGN, open, ""));
        done(deed(BreakDeed.SET_CAUSE, now(bench), ""));

        assertThat(now(bench))
                .hasSizeGreaterThan(1)
                .allSatisfy(
                        card -> {
                            assertThat(card.ownerName()).isEqualTo(desk.maker.person().name());
                            assertThat(card.found().findings().causeCode())
                                    .isEqualTo(CauseCode.ROUNDING);
                            assertThat(card.found().breakState()).isEqualTo(BreakState.OPEN);
                            assertThat(card.found().history().getLast().reason())
                                    .isEqualTo("Seems to be ROUNDING");
                        });
        refused(Problem.Code.STALE_VERSION, () -> done(deed(BreakDeed.ASSIGN, open, "")));

        done(deed(BreakDeed.EXPLAIN, now(bench), "The broker rounds otherwise"));
        assertThat(trial(deed(BreakDeed.SET_CAUSE, now(bench), "")).refused())
                .hasSameSizeAs(open)
                .allMatch(one -> one.why().contains("its cause is part of its explanation"));
    }

    @Test
    void whatWouldBeRefusedIsToldAndNothingOfTheTrialIsKept() {
        Workbench bench = bench(282);
        BreakCard explained = desk.explain(now(bench).getFirst(), CauseCode.ROUNDING);
        DoToBreaks ask = deed(BreakDeed.WRITE_OFF, now(bench), "Too small to be worth more");

        BreakTrial told = trial(ask);

        assertThat(told.accepted()).isEqualTo(1);
        assertThat(told.refused())
                .hasSize(now(bench).size() - 1)
                .allMatch(one -> one.why().equals("This break is open; explain it first."));
        assertThat(pending(explained)).isEmpty();
        refused(Problem.Code.WRONG_STATE, () -> done(ask));
        assertThat(pending(explained)).isEmpty();

        done(deed(BreakDeed.WRITE_OFF, List.of(explained), "Too small to be worth more"));
        assertThat(pending(explained))
                .containsExactly("Write off -120.00 USD of " + explained.account());
        assertThat(trial(deed(BreakDeed.ASSIGN, List.of(explained), "")).refused())
                .singleElement()
                .satisfies(one -> assertThat(one.why()).contains("has to decide first"));
        assertThat(trial(deed(BreakDeed.COMMENT, List.of(explained), "Asked")).refused()).isEmpty();
        done(deed(BreakDeed.COMMENT, now(bench), "Asked the broker about all of them"));
        assertThat(now(bench))
                .allSatisfy(
                        card ->
                                assertThat(
                                                server.call(
                                                                DossierCalls.DOSSIER,
                                                                new AboutBreak(card.found().id()),
                                                                desk.operator())
                                                        .comments())
                                        .hasSize(1));
    }

    @Test
    void fraudIsNoCauseThatABreakOnlySeemsToHave() {
        List<BreakCard> open = now(bench(285));
        var ask =
                new DoToBreaks(
                        shown(open), BreakDeed.SET_CAUSE, null, CauseCode.FRAUD_SUSPECTED, "");

        assertThat(trial(ask).refused())
                .hasSameSizeAs(open)
                .allMatch(one -> one.why().contains("Explain the break with it"));
        refused(Problem.Code.BAD_VALUE, () -> done(ask));
        assertThat(now(bench(286)))
                .allSatisfy(card -> assertThat(card.found().findings().causeCode()).isNull());
    }

    @Test
    void onlyWhoPreparesTheEndOfBreaksDoesSo() {
        List<BreakCard> cards = now(bench(283));
        DoToBreaks ask = deed(BreakDeed.RESOLVE, cards, "The broker corrected it");
        refused(
                Problem.Code.FORBIDDEN,
                () -> server.call(ReconciliationCalls.TRY_ON_BREAKS, ask, desk.approver()));
        refused(Problem.Code.BAD_VALUE, () -> trial(deed(BreakDeed.COMMENT, List.of(), "Asked")));
        assertThat(trial(without(ask)).refused()).hasSameSizeAs(cards);
    }

    @Test
    void onlySomebodyWhoWorksOnBreaksCanOwnThem() {
        Workbench bench = bench(284);
        List<BreakCard> cards = now(bench);
        PersonId guard = server.person(Role.COMPLIANCE).id();
        PersonId nobody = new PersonId(UUID.randomUUID());
        for (BreakDeed deed : List.of(BreakDeed.ASSIGN, BreakDeed.EXPLAIN)) {
            DoToBreaks ask = deed(deed, cards, "The broker rounds otherwise");
            for (PersonId wrong : List.of(guard, nobody)) {
                var to = new DoToBreaks(ask.breaks(), deed, wrong, ask.causeCode(), ask.text());
                Problem.Code code =
                        wrong.equals(guard) ? Problem.Code.BAD_VALUE : Problem.Code.NOT_FOUND;
                refusedAtOwner(code, () -> done(to));
                refusedAtOwner(code, () -> trial(to));
            }
        }
        assertThat(now(bench))
                .allSatisfy(card -> assertThat(card.found().findings().owner()).isNull());
        done(new DoToBreaks(shown(cards), BreakDeed.ASSIGN, desk.checker.person().id(), null, ""));
    }

    @Test
    void anOperatorSeesWhoCanOwnBreaksAndHowManyEachHas() {
        Workbench bench = bench(299);
        PersonId ben = server.another("-ben", List.of(Role.APPROVER)).person().id();
        PersonId guard = server.person(Role.COMPLIANCE).id();
        PersonId admin = server.person(Role.ADMIN).id();
        List<BreakCard> cards = now(bench);

        done(new DoToBreaks(shown(cards), BreakDeed.ASSIGN, ben, null, ""));

        List<BreakOwners.Owner> people =
                server.call(ReconciliationCalls.OWNERS, new Nothing(), desk.operator()).people();
        assertThat(people).extracting(BreakOwners.Owner::name).isSorted();
        assertThat(people)
                .filteredOn(one -> one.id().equals(ben))
                .singleElement()
                .returns(true, BreakOwners.Owner::mayOwn)
                .returns(cards.size(), BreakOwners.Owner::unsettled);
        assertThat(people)
                .filteredOn(one -> one.id().equals(admin))
                .singleElement()
                .returns(false, BreakOwners.Owner::mayOwn);
        assertThat(people).noneMatch(one -> one.id().equals(guard));
        assertThat(now(bench)).allMatch(card -> desk.audited(subject(card)).contains(ASSIGNED));
    }

    private static String subject(BreakCard card) {
        return "break/" + card.found().id().value();
    }

    private static void refusedAtOwner(
            Problem.Code code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.problem().code()).isEqualTo(code);
                            assertThat(refused.problem().fields())
                                    .extracting(Problem.Field::field)
                                    .containsExactly("owner");
                        });
    }

    private static DoToBreaks without(DoToBreaks ask) {
        @Nullable PersonId nobody = null;
        return new DoToBreaks(ask.breaks(), BreakDeed.ASSIGN, nobody, null, "");
    }

    private static List<String> pending(BreakCard card) {
        return server
                .call(
                        ApprovalCalls.FIND,
                        new FindPrepared("break/" + card.found().id().value(), true),
                        desk.operator())
                .prepared()
                .stream()
                .map(one -> one.title())
                .toList();
    }
}
