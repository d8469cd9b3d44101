package fidus.server.funds;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.clients.Client;
import fidus.clients.ClientId;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.Applicant;
import fidus.funds.AskInvitation;
import fidus.funds.AskWaiver;
import fidus.funds.FundCalls;
import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.funds.Permit;
import fidus.funds.PermitId;
import fidus.funds.PermitKind;
import fidus.funds.PermitList;
import fidus.investments.InvestmentId;
import fidus.money.Money;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.clients.Clients;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;
import fidus.settings.SettingHistory;
import fidus.settings.SettingKey;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/// Waivers of the minimum and invitations into closed funds. Each is given by two people and taken
/// by one contract.
public final class Permits {
    /// The command another person approves to give a permit.
    public static final String GIVE = "GIVE_PERMIT";

    private static final int MOST_SHOWN = 1_000;
    private static final int LONGEST_INVITATION_DAYS = 366;

    private final FundStore store = new FundStore();
    private final BiFunction<Unit, SettingKey, SettingHistory> settings;
    private final Audit audit;
    private final Approvals approvals;
    private final Clients clients;
    private final Funds funds;

    /// The permit as it waits.
    record Wanted(
            PermitId id,
            PermitKind kind,
            ClientId clientId,
            FundCode fundCode,
            @Nullable Money minimum,
            @Nullable Money accepted,
            LocalDate expiresOn,
            String reason) {}

    public Permits(
            Audit audit,
            Approvals approvals,
            Clients clients,
            Funds funds,
            BiFunction<Unit, SettingKey, SettingHistory> settings) {
        this.settings = settings;
        this.audit = audit;
        this.approvals = approvals;
        this.clients = clients;
        this.funds = funds;
        approvals.kind(GIVE, Wanted.class, Set.of(Role.APPROVER), this::given);
    }

    public void routes(Routes routes) {
        routes.answer(FundCalls.PERMITS, this::list);
        routes.answer(FundCalls.WAIVE, this::waive);
        routes.answer(FundCalls.INVITE, this::invite);
    }

    /// The applicant with what this client was permitted and no contract has taken yet.
    public Applicant applicant(
            Unit unit, ClientId client, FundCode fund, InvestmentId contract, Money principal) {
        LocalDate today = funds.businessDate(unit);
        return new Applicant(
                client,
                contract,
                principal,
                today,
                fitting(unit, client, fund, PermitKind.WAIVER, principal)
                        .map(permit -> permit.waiverFor(contract))
                        .orElse(null),
                fitting(unit, client, fund, PermitKind.INVITATION, principal)
                        .map(Permit::asInvitation)
                        .orElse(null));
    }

    /// Marks the permits that a contract needed as taken by it.
    ///
    /// @param terms the contract's copy, which says what it needed
    public void take(Unit unit, Actor actor, FundTerms terms, Applicant applicant) {
        if (!terms.openToNewClients()) {
            take(unit, actor, applicant, terms.fundCode(), PermitKind.INVITATION);
        }
        Money minimum = terms.minimumInvestment();
        if (minimum != null && applicant.principal().compareTo(minimum) < 0) {
            take(unit, actor, applicant, terms.fundCode(), PermitKind.WAIVER);
        }
    }

    private void take(Unit unit, Actor actor, Applicant applicant, FundCode fund, PermitKind kind) {
        Permit before =
                fitting(unit, applicant.clientId(), fund, kind, applicant.principal())
                        .orElseThrow();
        Permit after = before.usedFor(applicant.investmentId());
        store.replace(unit, before, after);
        audit.record(unit, actor, "TAKE_PERMIT", subject(after.id()), before, after, "");
    }

    /// Frees what a contract took that never started; it serves another one until it expires.
    public void giveBack(Unit unit, Actor actor, InvestmentId contract) {
        for (Permit before : store.takenBy(unit, contract)) {
            Permit after = before.free();
            store.replace(unit, before, after);
            audit.record(unit, actor, "FREE_PERMIT", subject(after.id()), before, after, "");
        }
    }

    private Optional<Permit> fitting(
            Unit unit, ClientId client, FundCode fund, PermitKind kind, Money principal) {
        LocalDate today = funds.businessDate(unit);
        return Permit.fitting(store.free(unit, client, fund), kind, principal, today);
    }

    private PermitList list(Asked asked, Nothing nothing) {
        return new PermitList(store.permits(asked.unit(), MOST_SHOWN));
    }

    private Prepared waive(Asked asked, AskWaiver asks) {
        Funds.reason(asks.waiverReason());
        LocalDate today = funds.businessDate(asked.unit());
        Money minimum = minimum(funds.inForce(asked.unit(), asks.fundCode(), today));
        if (asks.acceptedPrincipal().signum() <= 0
                || asks.acceptedPrincipal().compareTo(minimum) >= 0) {
            throw Refused.at(
                    "acceptedPrincipal",
                    Problem.Code.BAD_VALUE,
                    "A waiver accepts less than the minimum of " + minimum + ", and above zero.");
        }
        return prepare(
                asked,
                new Wanted(
                        new PermitId(asked.requestId()),
                        PermitKind.WAIVER,
                        asks.clientId(),
                        asks.fundCode(),
                        minimum,
                        asks.acceptedPrincipal(),
                        today.plusDays(waiverDays(asked.unit(), today)),
                        asks.waiverReason().strip()));
    }

    private int waiverDays(Unit unit, LocalDate today) {
        return Integer.parseInt(
                settings.apply(unit, SettingKey.WAIVER_VALID_DAYS).inForceOn(today));
    }

    private static Money minimum(FundTerms terms) {
        Money minimum = terms.minimumInvestment();
        if (minimum == null) {
            throw Refused.at(
                    "fundCode", Problem.Code.FUND_INTERNAL, terms.fundCode() + " is never sold.");
        }
        return minimum;
    }

    private Prepared invite(Asked asked, AskInvitation asks) {
        Funds.reason(asks.reason());
        LocalDate today = funds.businessDate(asked.unit());
        minimum(funds.inForce(asked.unit(), asks.fundCode(), today));
        if (asks.validUntil().isBefore(today)
                || asks.validUntil().isAfter(today.plusDays(LONGEST_INVITATION_DAYS))) {
            throw Refused.at(
                    "validUntil",
                    Problem.Code.BAD_VALUE,
                    "An invitation ends between today and a year from today.");
        }
        return prepare(
                asked,
                new Wanted(
                        new PermitId(asked.requestId()),
                        PermitKind.INVITATION,
                        asks.clientId(),
                        asks.fundCode(),
                        null,
                        null,
                        asks.validUntil(),
                        asks.reason().strip()));
    }

    private Prepared prepare(Asked asked, Wanted wanted) {
        Client client = clients.get(asked.unit(), wanted.clientId);
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        GIVE,
                        subject(wanted.id),
                        title(wanted, client),
                        shown(wanted, client),
                        wanted));
    }

    private static String title(Wanted wanted, Client client) {
        return wanted.kind == PermitKind.WAIVER
                ? "Waive the " + wanted.fundCode + " minimum for " + client.name()
                : "Invite " + client.name() + " into " + wanted.fundCode;
    }

    private static List<Shown> shown(Wanted wanted, Client client) {
        return List.of(
                new Shown("Client", client.name()),
                new Shown("Fund", wanted.fundCode.name()),
                new Shown("Minimum", wanted.minimum == null ? "–" : wanted.minimum.toString()),
                new Shown(
                        "Accepted instead",
                        wanted.accepted == null ? "–" : wanted.accepted.toString()),
                new Shown("Valid until", wanted.expiresOn.toString()),
                new Shown("Serves", "one contract"),
                new Shown("Reason", wanted.reason));
    }

    private void given(Unit unit, Decided by, Wanted wanted) {
        Client client = clients.get(unit, wanted.clientId);
        var permit =
                new Permit(
                        wanted.id,
                        wanted.kind,
                        wanted.clientId,
                        client.name(),
                        wanted.fundCode,
                        wanted.minimum,
                        wanted.accepted,
                        wanted.reason,
                        by.maker().id(),
                        by.checker().id(),
                        funds.businessDate(unit),
                        wanted.expiresOn,
                        null,
                        1);
        store.add(unit, permit);
        audit.record(
                unit,
                by.maker().asking(by.checker().request()),
                GIVE,
                subject(permit.id()),
                null,
                permit,
                wanted.reason);
    }

    private static String subject(PermitId id) {
        return "permit/" + id.value();
    }
}
