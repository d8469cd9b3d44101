package fidus.server.statements;

import fidus.clients.Client;
import fidus.clients.ClientId;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.jobs.Job;
import fidus.server.jobs.Jobs;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.statements.IssueStatements;
import fidus.statements.partners.IssuePartners;
import fidus.statements.partners.Partner;
import fidus.statements.partners.PartnerId;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/// What people ask to be made, as work.
final class Orders {
    private static final int LONGEST_REASON = 1_000;

    private final Jobs jobs;
    private final StatementSources sources;
    private final Packs packs;
    private final Partners partners;

    Orders(Jobs jobs, StatementSources sources, Packs packs, Partners partners) {
        this.jobs = jobs;
        this.sources = sources;
        this.packs = packs;
        this.partners = partners;
    }

    Job issue(Asked asked, IssueStatements issue) {
        Unit unit = asked.unit();
        YearMonth month = checked(unit, issue.period(), issue.draft(), issue.reason());
        boolean everything = issue.clients().isEmpty();
        return prepared(
                asked,
                (issue.draft() ? "Draft statements of " : "Statements of ") + month,
                new IssueWork.Asked(
                        month.toString(),
                        issue.draft(),
                        whose(unit, month, issue),
                        issue.reason().strip(),
                        asked.actor().name(),
                        everything,
                        everything ? all(unit, month) : List.of()));
    }

    Job issuePartners(Asked asked, IssuePartners issue) {
        Unit unit = asked.unit();
        YearMonth month = checked(unit, issue.period(), issue.draft(), issue.reason());
        List<PartnerId> whose =
                issue.partners().isEmpty()
                        ? all(unit, month)
                        : partners.some(unit, issue.partners()).stream().map(Partner::id).toList();
        if (whose.isEmpty()) {
            throw Refused.at(
                    "period",
                    Problem.Code.NOTHING_DUE,
                    "Nobody earned on a contract by the end of " + month + ".");
        }
        return prepared(
                asked,
                (issue.draft() ? "Draft statements of partners, " : "Statements of partners, ")
                        + month,
                new IssueWork.Asked(
                        month.toString(),
                        issue.draft(),
                        List.of(),
                        issue.reason().strip(),
                        asked.actor().name(),
                        false,
                        whose));
    }

    private List<PartnerId> all(Unit unit, YearMonth month) {
        return partners.wanted(unit, month).stream().map(Partner::id).toList();
    }

    private Job prepared(Asked asked, String title, IssueWork.Asked order) {
        return jobs.prepare(
                asked.unit(),
                asked.actor(),
                new Jobs.Request(IssueWork.NAME, title, "statements/" + order.period(), order));
    }

    private YearMonth checked(Unit unit, String period, boolean draft, String reason) {
        YearMonth month = Wording.period(period);
        LocalDate today = unit.today();
        if (!month.atEndOfMonth().isBefore(today)) {
            throw Refused.at(
                    "period",
                    Problem.Code.BAD_VALUE,
                    month + " is not over. Statements are made from its end on.");
        }
        if (!draft) {
            Statements.checkFrozen(sources.ledger().periodState(unit, month), month.toString());
        }
        if (reason.length() > LONGEST_REASON) {
            throw Refused.at("reason", Problem.Code.BAD_VALUE, "At most 1000 characters go here.");
        }
        return month;
    }

    private List<ClientId> whose(Unit unit, YearMonth month, IssueStatements issue) {
        if (!issue.clients().isEmpty()) {
            return issue.clients().stream()
                    .distinct()
                    .map(id -> sources.clients().get(unit, id).id())
                    .toList();
        }
        Map<ClientId, Integer> contracts = sources.contracts(unit, month);
        List<ClientId> all =
                sources.clients().all(unit).stream()
                        .map(Client::id)
                        .filter(contracts::containsKey)
                        .toList();
        if (all.isEmpty() && !packs.isNeeded(unit, month)) {
            throw Refused.at(
                    "period",
                    Problem.Code.NOTHING_DUE,
                    "No contract ran in " + month + ", and there was no account.");
        }
        return all;
    }
}
