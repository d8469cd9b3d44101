package fidus.desktop.contracts;

import fidus.auth.Permission;
import fidus.clients.ClientId;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.desktop.funds.FundsModel;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.funds.Applicant;
import fidus.funds.Failure;
import fidus.funds.FundAccess;
import fidus.funds.FundCalls;
import fidus.funds.FundCode;
import fidus.funds.FundList;
import fidus.funds.FundTerms;
import fidus.funds.Permit;
import fidus.funds.PermitKind;
import fidus.funds.PermitList;
import fidus.investments.InvestmentId;
import fidus.investments.schedule.PayoutSchedule;
import fidus.money.Money;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What the contract being entered will be under the terms in force on the day it is signed, and
/// what stands in its way into the fund.
public final class EntryPreview {
    private final Shell shell;
    private final Fetched<FundList> funds;
    private final Fetched<PermitList> permits;
    private final ReadOnlyObjectWrapper<Preview> preview =
            new ReadOnlyObjectWrapper<>(Preview.NOTHING);
    private final ReadOnlyObjectWrapper<List<Failure>> obstacles =
            new ReadOnlyObjectWrapper<>(List.of());
    private Typed typed = new Typed(null, FundCode.CORE, null, null, null);

    /// What is typed so far.
    record Typed(
            @Nullable ClientId clientId,
            FundCode fund,
            @Nullable Money principal,
            @Nullable LocalDate signedOn,
            @Nullable LocalDate startDate) {}

    EntryPreview(Shell shell) {
        this.shell = shell;
        funds = new Fetched<>(shell);
        permits = new Fetched<>(shell);
        funds.valueProperty().addListener((_, _, _) -> look());
        permits.valueProperty().addListener((_, _, _) -> look());
    }

    public ReadOnlyObjectProperty<Preview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /// Why the fund would not take this contract; empty when it would, or too little is typed.
    public ReadOnlyObjectProperty<List<Failure>> obstaclesProperty() {
        return obstacles.getReadOnlyProperty();
    }

    void read() {
        funds.ask(FundCalls.LIST, new Nothing());
        permits.ask(FundCalls.PERMITS, new Nothing());
    }

    void follow(Typed now) {
        typed = now;
        look();
    }

    /// Whether this way out exists for this person: a waiver for too small a principal, an
    /// invitation into a closed fund.
    public boolean mayAsk(PermitKind kind) {
        Problem.Code code =
                kind == PermitKind.WAIVER ? Problem.Code.BELOW_MINIMUM : Problem.Code.FUND_CLOSED;
        return typed.clientId() != null
                && shell.session().may(Permission.PREPARE_PERMIT)
                && obstacles.get().stream().anyMatch(one -> one.code() == code);
    }

    /// Opens the sheet of the permit with what is typed here; the entry stays as it is.
    public void ask(PermitKind kind) {
        ClientId who = typed.clientId();
        if (who != null) {
            shell.navigation()
                    .open(
                            FundsModel.SCREEN,
                            FundsModel.newPermit(kind, who, typed.fund(), typed.principal()));
        }
    }

    private void look() {
        FundTerms terms = terms();
        Money principal = typed.principal();
        LocalDate start = typed.startDate();
        obstacles.set(terms == null ? List.of() : failures(terms));
        preview.set(
                terms == null || principal == null || start == null
                        ? Preview.NOTHING
                        : Preview.of(() -> PayoutSchedule.of(terms, principal, start)));
    }

    /// Before a day is typed, those in force today.
    private @Nullable FundTerms terms() {
        FundList known = funds.value();
        if (known == null) {
            return null;
        }
        LocalDate signed = typed.signedOn();
        return known.funds().stream()
                .filter(one -> one.fundCode() == typed.fund())
                .findFirst()
                .flatMap(one -> one.inForceOn(signed == null ? known.businessDate() : signed))
                .orElse(null);
    }

    /// By the server's own rule. The permit that the server would take counts.
    private List<Failure> failures(FundTerms terms) {
        FundList known = funds.value();
        Money sum = typed.principal();
        Money asked = sum == null ? terms.minimumInvestment() : sum;
        if (known == null || asked == null) {
            return List.of();
        }
        ClientId who = typed.clientId() == null ? new ClientId(new UUID(0, 0)) : typed.clientId();
        var contract = new InvestmentId(new UUID(0, 0));
        return FundAccess.failures(
                terms,
                new Applicant(
                        who,
                        contract,
                        asked,
                        known.businessDate(),
                        permit(who, PermitKind.WAIVER, asked, known.businessDate())
                                .map(one -> one.waiverFor(contract))
                                .orElse(null),
                        permit(who, PermitKind.INVITATION, asked, known.businessDate())
                                .map(Permit::asInvitation)
                                .orElse(null)));
    }

    private Optional<Permit> permit(
            ClientId who, PermitKind kind, Money principal, LocalDate today) {
        PermitList given = permits.value();
        return given == null
                ? Optional.empty()
                : Permit.fitting(
                        given.permits().stream()
                                .filter(one -> one.clientId().equals(who))
                                .filter(one -> one.fundCode() == typed.fund())
                                .toList(),
                        kind,
                        principal,
                        today);
    }
}
