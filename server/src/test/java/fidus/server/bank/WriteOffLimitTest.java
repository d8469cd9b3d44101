package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.auth.AuthCalls;
import fidus.auth.DisablePerson;
import fidus.auth.Role;
import fidus.contract.Nothing;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.limits.LimitCalls;
import fidus.reconciliation.limits.SetWriteOffLimit;
import fidus.reconciliation.limits.WriteOffLimits;
import fidus.server.auth.Auth;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Each currency has a limit of its own up to which an APPROVER alone writes off.
class WriteOffLimitTest extends OwnBank {
    private static SetWriteOffLimit limit(String sum, String currency, int number) {
        return new SetWriteOffLimit(
                Money.of(sum, currency), number, "What one approver may decide alone");
    }

    private Prepared agree(Prepared prepared, Role role) {
        return desk.server.call(
                ApprovalCalls.DECIDE,
                new Decide(prepared.id(), Decide.Decision.APPROVE, prepared.digest(), ""),
                desk.server.token(role));
    }

    private void agreed(String sum, String currency, int number) {
        Prepared prepared = desk.ask(LimitCalls.SET_LIMIT, limit(sum, currency, number));
        assertThat(agree(prepared, Role.ADMIN).openRoles())
                .as("an APPROVER decides as well")
                .containsExactly(Role.APPROVER);
        var _ = agree(prepared, Role.APPROVER);
    }

    private BreakCard fee() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "100,00")
                        .row("261116", "D40,00", "K1", "Yearly fee")
                        .closing("261116", "60,00"));
        return explained(desk.reconcile(main).breaks().getFirst(), CauseCode.BANK_CHARGE);
    }

    @Test
    void aLowerLimitOfItsCurrencyAsksForAnAdminAndStopsWhatWasPreparedBefore() {
        agreed("1000.00", "JPY", 0);
        BreakCard fee = fee();
        Prepared before = writeOff(fee);
        assertThat(before.needs()).containsExactly(Role.APPROVER);

        agreed("10.00", "EUR", 0);

        assertThatThrownBy(() -> desk.approve(before))
                .isInstanceOfSatisfying(
                        Refused.class,
                        e -> assertThat(e.problem().message()).contains("is above 10.00 EUR"));
    }

    @Test
    void theLimitIsTheNewestOfItsCurrency() {
        agreed("10.00", "EUR", 0);
        BreakCard fee = fee();
        assertThat(writeOff(fee).needs()).containsExactly(Role.APPROVER, Role.ADMIN);

        assertThatThrownBy(() -> desk.ask(LimitCalls.SET_LIMIT, limit("40.00", "EUR", 0)))
                .isInstanceOf(Refused.class);
        agreed("40.00", "EUR", 1);

        WriteOffLimits limits = desk.ask(LimitCalls.LIMITS, new Nothing());
        assertThat(limits.otherwise()).isEqualByComparingTo("50.00");
        assertThat(limits.limits())
                .extracting(one -> one.number() + " " + one.limit())
                .containsExactly("2 40.00 EUR", "1 10.00 EUR");
    }

    @Test
    void theYesOfSomebodyWhoWasDisabledMeanwhileCountsNoLonger() {
        Prepared prepared = desk.ask(LimitCalls.SET_LIMIT, limit("90.00", "EUR", 0));
        Auth.NewLogin admin = desk.server.another("-gone", List.of(Role.ADMIN));
        var yes = new Decide(prepared.id(), Decide.Decision.APPROVE, prepared.digest(), "");
        Prepared half =
                desk.server.call(
                        ApprovalCalls.DECIDE, yes, desk.server.signIn(admin).accessToken());
        assertThat(half.progress()).isEqualTo("1 of 2 approved");
        desk.server.call(
                AuthCalls.DISABLE_PERSON,
                new DisablePerson(admin.person().id(), 1, "Left the house at once"),
                desk.server.token(Role.ADMIN));

        assertThatThrownBy(() -> agree(prepared, Role.APPROVER))
                .isInstanceOfSatisfying(
                        Refused.class,
                        e -> assertThat(e.problem().message()).contains("approved this and may"));

        assertThat(desk.ask(LimitCalls.LIMITS, new Nothing()).limits()).isEmpty();
        assertThat(
                        desk.ask(ApprovalCalls.FIND, new FindPrepared(prepared.subject(), true))
                                .prepared())
                .isEmpty();
    }
}
