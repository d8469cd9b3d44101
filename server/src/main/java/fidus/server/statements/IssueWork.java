package fidus.server.statements;

import fidus.clients.Client;
import fidus.clients.ClientId;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.jobs.Job;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.jobs.Jobs;
import fidus.server.jobs.Progress;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.statements.ClientStatement;
import fidus.statements.IssuedState;
import fidus.statements.IssuedStatement;
import fidus.statements.StatementId;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/// Makes and keeps statements, one client in one unit of work. It may be interrupted anywhere and
/// run again: what this job already made is found by its id.
final class IssueWork implements Jobs.Steps<IssueWork.Asked> {
    static final String NAME = "ISSUE_STATEMENTS";
    private static final int SHORTEST_REASON = 10;

    private final Mongo mongo;
    private final StatementStore store;
    private final StatementSources sources;
    private final Audit audit;

    /// @param byName the person who asked
    record Asked(
            String period, boolean draft, List<ClientId> clients, String reason, String byName) {
        IssuedState state() {
            return draft ? IssuedState.DRAFT : IssuedState.ISSUED;
        }
    }

    private enum Made {
        MADE,
        UNCHANGED,
        NOTHING
    }

    IssueWork(Mongo mongo, StatementStore store, StatementSources sources, Audit audit) {
        this.mongo = mongo;
        this.store = store;
        this.sources = sources;
        this.audit = audit;
    }

    @Override
    public String run(Job job, Asked asked, Progress progress) {
        var tally = new Tally();
        for (int i = 0; i < asked.clients.size(); i++) {
            progress.stopIfAsked();
            ClientId id = asked.clients.get(i);
            try {
                switch (mongo.write(unit -> one(unit, job, asked, id))) {
                    case MADE -> tally.made();
                    case UNCHANGED -> tally.unchanged();
                    case NOTHING -> tally.nothing();
                }
            } catch (Refused refused) {
                String name = mongo.read(unit -> sources.clients().get(unit, id).name());
                tally.refused(name, refused.problem().message());
            }
            progress.step(i + 1L, asked.clients.size());
        }
        return tally.outcome(asked.draft);
    }

    private Made one(Unit unit, Job job, Asked asked, ClientId id) {
        String jobId = job.id().value().toString();
        if (store.ofJob(unit, jobId, id).isPresent()) {
            return Made.MADE;
        }
        YearMonth month = YearMonth.parse(asked.period);
        Client client = sources.clients().get(unit, id);
        ClientStatement figures = sources.statement(unit, month, client);
        if (figures.sections().isEmpty()) {
            return Made.NOTHING;
        }
        IssuedStatement before = store.issued(unit, asked.period, id).orElse(null);
        if (!asked.draft) {
            if (before != null && before.digest().equals(figures.digest())) {
                return Made.UNCHANGED;
            }
            check(unit, asked, month, figures, before);
        }
        keep(unit, job, asked, figures, asked.draft ? null : before);
        return Made.MADE;
    }

    private void check(
            Unit unit,
            Asked asked,
            YearMonth month,
            ClientStatement figures,
            @Nullable IssuedStatement before) {
        Statements.checkFrozen(sources.ledger().periodState(unit, month), asked.period);
        if (before != null && asked.reason.length() < SHORTEST_REASON) {
            throw Refused.at(
                    "reason",
                    Problem.Code.BAD_VALUE,
                    before.label()
                            + " was issued and its figures have changed. Say why in at least 10"
                            + " characters to issue it again.");
        }
        String last = month.minusMonths(1).toString();
        store.issued(unit, last, figures.clientId())
                .ifPresent(
                        earlier ->
                                Continuity.check(
                                        Statements.figures(store, unit, earlier.id()),
                                        earlier.label(),
                                        figures));
    }

    private void keep(
            Unit unit,
            Job job,
            Asked asked,
            ClientStatement figures,
            @Nullable IssuedStatement before) {
        var id = new StatementId(UUID.randomUUID());
        long number = store.nextNumber(unit);
        String label = IssuedStatement.label(asked.state(), asked.period, number);
        var print = new Print(label, asked.draft, figures.digest(), unit.now());
        byte[] pdf = ClientPaper.pdf(figures, print);
        byte[] xlsx = ClientBook.xlsx(figures, print);
        var statement =
                new IssuedStatement(
                        id,
                        number,
                        figures.clientId(),
                        figures.clientName(),
                        asked.period,
                        asked.state(),
                        figures.digest(),
                        Canonical.sha256(pdf),
                        Canonical.sha256(xlsx),
                        before == null ? null : before.number(),
                        asked.reason,
                        unit.now(),
                        asked.byName,
                        job.id().value().toString(),
                        1);
        store.add(unit, statement);
        byte[] text = Canonical.text(figures).getBytes(StandardCharsets.UTF_8);
        store.keep(unit, id, StatementStore.Kept.FIGURES, text);
        store.keep(unit, id, StatementStore.Kept.PDF, pdf);
        store.keep(unit, id, StatementStore.Kept.XLSX, xlsx);
        record(unit, job, asked, statement);
    }

    private void record(Unit unit, Job job, Asked asked, IssuedStatement statement) {
        audit.record(
                unit,
                actor(job, asked),
                asked.draft ? "DRAFT_STATEMENT" : "ISSUE_STATEMENT",
                Statements.subject(statement.id()),
                null,
                statement,
                asked.reason);
    }

    private static Actor actor(Job job, Asked asked) {
        return new Actor(
                job.startedBy(), asked.byName, List.of(), "job", job.id().value().toString());
    }
}
