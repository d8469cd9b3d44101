package fidus.server.bank;

import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.AboutPrepared;
import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Decide.Decision;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.approvals.SinceAsked;
import fidus.approvals.SinceAsked.Change;
import fidus.approvals.Told;
import fidus.audit.AuditCalls;
import fidus.audit.FindAudit;
import fidus.auth.Person;
import fidus.auth.Role;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.SetStatementAside;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositMethod;
import fidus.deposits.RecordDeposit;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What whoever decides had been told of what changed since is kept with the decision, word by
/// word.
final class ToldWithDecisionTest extends OwnBank {
    private static final String NO = "The client sent something else";
    private static final List<Role> ROLES = List.of(Role.APPROVER);

    private Prepared asked() {
        return desk.ask(
                DepositCalls.RECORD,
                new RecordDeposit(
                        paid.ada().id(),
                        Money.of("40.00", "EUR"),
                        LocalDate.of(2026, 11, 17),
                        DepositMethod.FIAT,
                        "WIRE-889911",
                        main.name(),
                        ""));
    }

    private TakenStatement arrived() {
        return desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261116", "0,00")
                        .row("261116", "C40,00", "K1", "SEPA WIRE-889911 Ada Example")
                        .closing("261116", "40,00"));
    }

    private SinceAsked since(Prepared asked, String token) {
        return desk.server.call(ApprovalCalls.SINCE, new AboutPrepared(asked.id()), token);
    }

    private SinceAsked since(Prepared asked) {
        return since(asked, desk.approver());
    }

    private Prepared decide(Prepared asked, Decision decision, @Nullable UUID told) {
        return desk.server.call(
                ApprovalCalls.DECIDE,
                new Decide(asked.id(), decision, asked.digest(), NO, told),
                desk.approver());
    }

    private Prepared kept(Prepared asked) {
        return desk
                .ask(ApprovalCalls.FIND, new FindPrepared(asked.subject(), false))
                .prepared()
                .stream()
                .filter(one -> one.id().equals(asked.id()))
                .findFirst()
                .orElseThrow();
    }

    private Told told(SinceAsked since, Prepared decided) {
        Person by = desk.server.person(Role.APPROVER);
        return new Told(by.id(), by.name(), decided.decidedAt(), since.at(), since.changes());
    }

    @Test
    void whatTheApproverWasToldIsKeptAsItWasReadAndInTheLog() {
        Prepared asked = asked();
        desk.server.clock().advance(Duration.ofMinutes(3));
        arrived();
        SinceAsked since = since(asked);
        assertThat(since.changes())
                .extracting(Change::label)
                .containsExactly("Bank row", "Row STMT-1-1");
        desk.server.clock().advance(Duration.ofMinutes(2));

        Prepared decided = decide(asked, Decision.APPROVE, since.told());

        assertThat(decided.preparedState()).isEqualTo(PreparedState.APPROVED);
        assertThat(decided.decidedAt()).isEqualTo(since.at().plus(Duration.ofMinutes(2)));
        assertThat(decided.told()).containsExactly(told(since, decided));
        assertThat(kept(asked)).isEqualTo(decided);
        assertThat(decided.digest()).as("what was asked for stays").isEqualTo(asked.digest());
        assertThat(
                        desk.server
                                .call(
                                        AuditCalls.FIND,
                                        new FindAudit(asked.subject(), null, 50),
                                        desk.server.token(Role.AUDITOR))
                                .rows())
                .filteredOn(line -> line.action().equals("APPROVED_CONFIRM_DEPOSIT"))
                .singleElement()
                .matches(line -> line.line().contains("\"label\":\"Row STMT-1-1\""));
    }

    @Test
    void ofWhatIsRejectedItIsKeptToo() {
        Prepared asked = asked();
        arrived();
        SinceAsked since = since(asked);

        Prepared decided = decide(asked, Decision.REJECT, since.told());

        assertThat(decided.preparedState()).isEqualTo(PreparedState.REJECTED);
        assertThat(kept(asked).told()).containsExactly(told(since, decided));
    }

    /// The approval itself found that what was shown is no longer so.
    @Test
    void ofWhatBecameVoidByADecisionItIsKeptToo() {
        TakenStatement wrong = arrived();
        Prepared asked = asked();
        desk.approve(
                desk.ask(
                        BankCalls.SET_ASIDE,
                        new SetStatementAside(wrong.id(), "It is of another account")));
        SinceAsked since = since(asked);
        assertThat(since.changes()).isNotEmpty();

        assertThat(problem(() -> decide(asked, Decision.APPROVE, since.told())).code())
                .isEqualTo(Problem.Code.STALE_VERSION);

        Prepared over = kept(asked);
        assertThat(over.preparedState()).isEqualTo(PreparedState.VOIDED);
        assertThat(over.told()).containsExactly(told(since, over));
    }

    @Test
    void thatNothingWasOtherwiseIsKeptAsThat() {
        Prepared asked = asked();
        SinceAsked since = since(asked);
        assertThat(since.changes()).isEmpty();
        arrived();

        Prepared decided = decide(asked, Decision.APPROVE, since.told());

        assertThat(decided.told())
                .as("what came after it was read was told to nobody")
                .containsExactly(told(since, decided));
    }

    @Test
    void whoWasToldNothingHasNothingKept() {
        Prepared asked = asked();
        arrived();
        assertThat(since(asked).changes()).isNotEmpty();

        assertThat(decide(asked, Decision.APPROVE, null).told()).isNull();
        assertThat(since(asked).told()).as("it waits no more").isNull();
    }

    @Test
    void whatWasToldToSomebodyElseOrOfSomethingElseDecidesNothing() {
        Prepared asked = asked();
        String other = desk.server.signIn(desk.server.another("eve", ROLES)).accessToken();
        List<@Nullable UUID> foreign =
                List.of(since(asked, other).told(), since(transfer()).told(), new UUID(0, 7));

        for (UUID told : foreign) {
            for (Decision decision : List.of(Decision.APPROVE, Decision.REJECT)) {
                Problem why = problem(() -> decide(asked, decision, told));
                assertThat(why.code()).isEqualTo(Problem.Code.VOIDED);
                assertThat(why.message()).contains("Read it again");
            }
        }
        assertThat(kept(asked).preparedState()).isEqualTo(PreparedState.PENDING);
    }

    private Prepared transfer() {
        return desk.ask(
                DepositCalls.RECORD,
                new RecordDeposit(
                        paid.ada().id(),
                        Money.of("50.00", "EUR"),
                        LocalDate.of(2026, 11, 17),
                        DepositMethod.CRYPTO,
                        "0xfeedbeef",
                        "Cold wallet",
                        ""));
    }
}
