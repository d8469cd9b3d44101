package fidus.server.intake;

import fidus.approvals.Prepared;
import fidus.clients.Client;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.intake.BadRows;
import fidus.intake.ClientPreview;
import fidus.intake.ClientsTaken;
import fidus.intake.IntakeCalls;
import fidus.intake.ReadClients;
import fidus.intake.Standing;
import fidus.intake.TakeClients;
import fidus.server.agents.Agents;
import fidus.server.agents.Referrals;
import fidus.server.agents.Referrals.Referred;
import fidus.server.audit.Audit;
import fidus.server.clients.Clients;
import fidus.server.funds.Funds;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Clients by the list: looked at first, then taken in one unit of work. Their agents are assigned
/// once another person agrees.
public final class ClientIntake {
    private final Ground ground;

    /// What taking clients in stands on.
    public record Ground(
            Mongo mongo,
            Audit audit,
            Clients clients,
            Agents agents,
            Referrals referrals,
            Funds funds) {}

    public ClientIntake(Ground ground) {
        this.ground = ground;
    }

    public void routes(Routes routes) {
        routes.answerItself(IntakeCalls.READ_CLIENTS, this::preview);
        routes.answerItself(IntakeCalls.TAKE_CLIENTS, this::take);
    }

    private ClientPreview preview(Asked asked, ReadClients asks) {
        FundTerms terms = terms(asked.unit(), asks.fundCode());
        ClientList list = list(asked.unit(), asked, terms);
        return new ClientPreview(
                asks.fileName(),
                list.sha256(),
                asks.fundCode(),
                terms.minimumInvestment(),
                list.lines().stream().map(ClientList.Line::row).toList(),
                list.total());
    }

    private FundTerms terms(Unit unit, FundCode fund) {
        if (fund == FundCode.SEPARATION) {
            throw Refused.at("fundCode", Problem.Code.FUND_INTERNAL, "SEPARATION is never sold.");
        }
        return ground.funds.inForce(unit, fund, ground.funds.businessDate(unit));
    }

    private ClientList list(Unit unit, Asked asked, FundTerms terms) {
        return new ClientList(
                unit,
                Objects.requireNonNull(asked.file(), "an upload has a file"),
                ground.clients,
                ground.agents,
                terms);
    }

    private ClientsTaken take(Asked asked, TakeClients asks) {
        return ground.mongo.write(unit -> taken(unit, asked, asks));
    }

    private ClientsTaken taken(Unit unit, Asked asked, TakeClients asks) {
        check(unit, asks);
        ClientList list = list(unit, asked, terms(unit, asks.fundCode()));
        if (!list.sha256().equals(asks.sha256())) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "The file was changed since it was looked at. Look at it again.");
        }
        checkWhole(asks, list.lines(Standing.REFUSED));
        var referred = new ArrayList<Referred>();
        for (ClientList.Line line : list.lines(Standing.NEW)) {
            Client client =
                    ground.clients.enter(unit, asked.actor(), line.row().name(), line.contact());
            referred.add(new Referred(client.id(), Objects.requireNonNull(line.agent()).id()));
        }
        Prepared agents = agents(unit, asked, asks, referred);
        var taken =
                new ClientsTaken(
                        referred.size(),
                        list.lines(Standing.KNOWN).size(),
                        list.lines(Standing.REFUSED).size(),
                        agents == null ? null : agents.id(),
                        0);
        if (!referred.isEmpty()) {
            ground.audit.record(
                    unit,
                    asked.actor(),
                    "TAKE_CLIENT_LIST",
                    "client-list/" + asks.sha256(),
                    null,
                    taken,
                    asks.fileName());
        }
        return taken;
    }

    private static void checkWhole(TakeClients asks, List<ClientList.Line> refused) {
        if (asks.badRows() == BadRows.TAKE_NONE && !refused.isEmpty()) {
            throw Refused.because(
                    Problem.Code.BAD_VALUE,
                    "%,d rows are refused, so none was taken; the first is line %d: %s"
                            .formatted(
                                    refused.size(),
                                    refused.getFirst().row().line(),
                                    refused.getFirst().row().reason()));
        }
    }

    private void check(Unit unit, TakeClients asks) {
        LocalDate today = ground.funds.businessDate(unit);
        LocalDate from = asks.agentsFrom();
        if (from.isBefore(LocalDate.of(2000, 1, 1)) || from.isAfter(today.plusYears(1))) {
            throw Refused.at(
                    "agentsFrom",
                    Problem.Code.BAD_VALUE,
                    "Agents earn from a day between 2000 and a year from now.");
        }
    }

    private @Nullable Prepared agents(
            Unit unit, Asked asked, TakeClients asks, List<Referred> referred) {
        return referred.isEmpty()
                ? null
                : ground.referrals.ask(
                        unit,
                        asked.actor(),
                        new Referrals.Wanted(
                                referred,
                                asks.agentsFrom(),
                                "Named by the list " + asks.fileName()));
    }
}
