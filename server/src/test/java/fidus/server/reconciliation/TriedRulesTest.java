package fidus.server.reconciliation;

import static fidus.server.reconciliation.ReconciliationTest.outcome;
import static fidus.server.reconciliation.ReconciliationTest.refused;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.mt5.AccountKey;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.desk.FindRuns;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunList;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.UndoMatch;
import fidus.reconciliation.desk.Workbench;
import fidus.reconciliation.profiles.AssignProfile;
import fidus.reconciliation.profiles.DryRun;
import fidus.reconciliation.profiles.DryRunFound;
import fidus.reconciliation.profiles.MatchChange;
import fidus.reconciliation.profiles.ProfileCalls;
import fidus.reconciliation.profiles.ProfileUse;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/// Rules are tried on days that were, and serve the account they are given to.
final class TriedRulesTest extends RulesDesk {
    @Test
    void aDryRunStoresNothingAndTheRunAfterwardsFindsTheSame() {
        AccountKey account = desk.account(801);
        Workbench first = differing(801);
        MatchProfile draft = lenient("BROKER", 2);
        RunList before = runs();

        DryRunFound tried = tried(draft, account);

        assertThat(runs()).isEqualTo(before);
        assertThat(desk.workbench(first.card().run().id())).isEqualTo(first);
        assertThat(list().versions()).hasSize(2);
        assertThat(tried.against()).isEqualTo(first.card().run().id());
        assertThat(tried.againstVersion()).isEqualTo("BROKER version 1");
        assertThat(tried.before()).isEqualTo(outcome(first).counts());
        assertThat(tried.tally()).isEqualTo(new DryRunFound.Tally(3, 1, 0, 0));
        assertThat(tried.passes()).containsExactly(new DryRunFound.PassTally("P1", 3, 4));
        assertThat(tried.changes())
                .singleElement()
                .satisfies(
                        change -> {
                            assertThat(change.kind()).isEqualTo(MatchChange.Kind.WON);
                            assertThat(change.book())
                                    .extracting(row -> row.amount().toString())
                                    .containsExactly("120.00 USD");
                            assertThat(change.statement())
                                    .extracting(row -> row.amount().toString())
                                    .containsExactly("118.50 USD");
                        });
        assertThat(tried.unmatched()).hasSize(2).noneMatch(row -> row.matchedBefore());

        approve(force(prepared(draft)));
        Workbench second = desk.reconcile(account);

        assertThat(outcome(second).runHash()).isEqualTo(tried.runHash());
        assertThat(outcome(second).counts()).isEqualTo(tried.after());
        assertThat(second.card().run().key().profileVersion()).isEqualTo(2);
        assertThat(desk.workbench(first.card().run().id()).card().run())
                .isEqualTo(first.card().run());
        assertThat(first.card().run().key().profileVersion()).isEqualTo(1);
    }

    /// New rows are not what the tried rules won.
    @Test
    void whatCameSinceTheRunIsToldApartFromWhatTheRulesFind() {
        AccountKey account = desk.account(806);
        var _ = desk.take(ReconciliationTest.first(806));
        Workbench bench = desk.reconcile(account);
        var _ = desk.take(ReconciliationTest.second(806, "2026.11.23 08:57"));

        DryRunFound tried = tried(MatchProfile.broker(), account);

        assertThat(tried.tally().won()).as("the same rules win nothing").isZero();
        assertThat(tried.tally().lost() + tried.tally().changed()).isZero();
        assertThat(tried.before()).isEqualTo(tried.after());
        DryRunFound.Since since = Objects.requireNonNull(tried.since());
        assertThat(since.then()).isEqualTo(outcome(bench).counts());
        assertThat(since.then().statementRows()).isLessThan(tried.before().statementRows());
    }

    @Test
    void withoutARunOfTheseDaysTheRulesInForceAreTheOtherSide() {
        AccountKey account = desk.account(802);
        var _ = desk.take(ReconciliationTest.first(802));
        MatchProfile none = with("BROKER", 2, List.of(MatchProfile.broker().passes().getLast()));

        DryRunFound tried = tried(none, account);

        assertThat(tried.against()).isNull();
        assertThat(tried.againstVersion()).isEqualTo("BROKER version 1");
        assertThat(tried.tally()).isEqualTo(new DryRunFound.Tally(0, 0, 4, 0));
        assertThat(tried.unmatched()).hasSize(8).allMatch(row -> row.matchedBefore());
        assertThat(tried.suggestions()).hasSize(4);
    }

    @Test
    void onDaysThatAreSignedTheRulesAreTriedAsOnOthers() {
        AccountKey account = desk.account(805);
        var _ = desk.take(ReconciliationTest.first(805));
        Workbench bench = desk.reconcile(account);
        byHand(bench, bench.matches().getFirst());
        bench = desk.workbench(bench.card().run().id());
        var note = new SignOff(bench.card().run().id(), "Every row is matched");
        approve(server.call(ReconciliationCalls.SIGN_OFF, note, desk.operator()));
        MatchProfile none = with("BROKER", 2, List.of(MatchProfile.broker().passes().getLast()));

        DryRunFound without = tried(none, account);
        DryRunFound inForce = tried(MatchProfile.broker(), account);

        assertThat(without.against()).isEqualTo(bench.card().run().id());
        assertThat(without.tally()).isEqualTo(new DryRunFound.Tally(1, 0, 3, 0));
        assertThat(without.stood()).isEqualTo(1);
        assertThat(without.unmatched()).hasSize(6).allMatch(row -> row.matchedBefore());
        assertThat(inForce.tally()).isEqualTo(new DryRunFound.Tally(4, 0, 0, 0));
    }

    /// Takes a match back and makes it again as a person's.
    private void byHand(Workbench bench, RecordedMatch one) {
        server.call(
                ReconciliationCalls.UNDO,
                new UndoMatch(one.id(), "To be matched by hand", one.version()),
                desk.operator());
        Match rows = one.match();
        var by =
                new MatchByHand(
                        bench.card().run().id(), rows.bookRows(), rows.statementRows(), false, "");
        server.call(ReconciliationCalls.MATCH, by, desk.operator());
    }

    @Test
    void anAccountIsComparedByRulesOfItsOwn() {
        AccountKey own = desk.account(803);
        var _ = desk.account(804);
        refused(Problem.Code.NOT_FOUND, () -> assign(own, "CHARGES"));
        approve(force(prepared(lenient("CHARGES", 1))));

        approve(assign(own, "CHARGES"));

        assertThat(list().uses()).containsExactly(new ProfileUse(own.toString(), "CHARGES"));
        Workbench byOwn = differing(803);
        Workbench byUsual = differing(804);
        assertThat(byOwn.card().run().key().profileName()).isEqualTo("CHARGES");
        assertThat(byUsual.card().run().key().profileName()).isEqualTo("BROKER");
        assertThat(outcome(byOwn).counts().unmatched()).isEqualTo(2);
        assertThat(outcome(byUsual).counts().unmatched()).isEqualTo(4);
        approve(assign(own, null));
        assertThat(list().uses()).isEmpty();
        assertThat(desk.reconcile(own).card().run().key().profileName()).isEqualTo("BROKER");
    }

    private Workbench differing(long login) {
        var _ = desk.take(ReconciliationTest.first(login));
        var _ = desk.take(ReconciliationTest.second(login, "2026.11.23 08:57"));
        return desk.reconcile(new AccountKey(Statement.SERVER, login));
    }

    private RunList runs() {
        return server.call(ReconciliationCalls.RUNS, FindRuns.newest(), desk.operator());
    }

    private DryRunFound tried(MatchProfile profile, AccountKey account) {
        return server.call(
                ProfileCalls.DRY_RUN,
                new DryRun(profile, account.toString(), Desk.FROM, Desk.TO),
                desk.operator());
    }

    private Prepared assign(AccountKey account, @Nullable String profile) {
        return server.call(
                ProfileCalls.ASSIGN,
                new AssignProfile(account.toString(), profile, WHY),
                desk.operator());
    }
}
