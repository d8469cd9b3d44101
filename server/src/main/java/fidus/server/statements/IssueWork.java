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
import fidus.statements.partners.PartnerId;
import fidus.statements.partners.PartnerInput;

import org.jspecify.annotations.Nullable;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/// Makes and keeps statements, one client in one unit of work. It may be interrupted anywhere and
/// run again: what this job already made is found by its id.
final class IssueWork implements Jobs.Steps<IssueWork.Asked> {
    static final String NAME = "ISSUE_STATEMENTS";
    private static final int SHORTEST_REASON = 10;

    /// Of how many partners the figures are held at a time.
    private static final int AT_ONCE = 500;

    private final Mongo mongo;
    private final StatementStore store;
    private final StatementSources sources;
    private final Packs packs;
    private final Partners partners;
    private final Audit audit;

    /// @param byName the person who asked
    /// @param withPack whether the fund pack is made too; absent in orders from before packs were
    ///   kept
    /// @param partners whose statements are made too; absent in orders from before they were kept
    record Asked(
            String period,
            boolean draft,
            List<ClientId> clients,
            String reason,
            String byName,
            @Nullable Boolean withPack,
            @Nullable List<PartnerId> partners) {
        List<PartnerId> whose() {
            return partners == null ? List.of() : partners;
        }

        IssuedState state() {
            return draft ? IssuedState.DRAFT : IssuedState.ISSUED;
        }

        /// @param before the document that is replaced; absent where none was issued
        /// @throws Refused `BAD_VALUE` when nobody says why it is replaced
        void checkReason(@Nullable String before) {
            if (before != null && reason.length() < SHORTEST_REASON) {
                throw Refused.at(
                        "reason",
                        Problem.Code.BAD_VALUE,
                        before
                                + " was issued and its figures have changed. Say why in at least 10"
                                + " characters to issue it again.");
            }
        }
    }

    /// One job with what it is asked for.
    record Order(Job job, Asked asked, Audit audit) {
        void record(Unit unit, String action, String subject, Object document) {
            var actor =
                    new Actor(
                            job.startedBy(),
                            asked.byName,
                            List.of(),
                            "job",
                            job.id().value().toString());
            audit.record(unit, actor, action, subject, null, document, asked.reason);
        }
    }

    IssueWork(Mongo mongo, StatementStore store, StatementSources sources, Audit audit) {
        this.mongo = mongo;
        this.store = store;
        this.sources = sources;
        this.packs = new Packs(store, sources);
        this.partners = new Partners(store, sources);
        this.audit = audit;
    }

    @Override
    public String run(Job job, Asked asked, Progress progress) {
        var tally = new Tally();
        long clients = asked.clients.size();
        long all = clients + asked.whose().size();
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
            progress.step(i + 1L, all);
        }
        var order = new Order(job, asked, audit);
        long done = clients;
        for (int from = 0; from < asked.whose().size(); from += AT_ONCE) {
            List<PartnerId> some =
                    asked.whose().subList(from, Math.min(from + AT_ONCE, asked.whose().size()));
            for (PartnerInput one : mongo.read(unit -> partners.inputs(unit, order, some))) {
                progress.stopIfAsked();
                partner(order, one, tally);
                progress.step(++done, all);
            }
        }
        if (Boolean.TRUE.equals(asked.withPack)) {
            progress.stopIfAsked();
            pack(order, tally);
        }
        return tally.outcome(asked.draft);
    }

    private void partner(Order order, PartnerInput input, Tally tally) {
        try {
            tally.partner(mongo.write(unit -> partners.issue(unit, order, input)));
        } catch (Refused refused) {
            tally.refused(input.partner().name(), refused.problem().message());
        }
    }

    private void pack(Order order, Tally tally) {
        try {
            tally.pack(mongo.write(unit -> packs.issue(unit, order)));
        } catch (Refused refused) {
            tally.refused("Fund pack", refused.problem().message());
        }
    }

    private Documented one(Unit unit, Job job, Asked asked, ClientId id) {
        String jobId = job.id().value().toString();
        if (store.ofJob(unit, jobId, id).isPresent()) {
            return Documented.MADE;
        }
        YearMonth month = YearMonth.parse(asked.period);
        Client client = sources.clients().get(unit, id);
        ClientStatement figures = sources.statement(unit, month, client);
        if (figures.sections().isEmpty()) {
            return Documented.NOTHING;
        }
        IssuedStatement before = store.issued(unit, asked.period, id).orElse(null);
        if (!asked.draft) {
            if (before != null && before.digest().equals(figures.digest())) {
                return Documented.UNCHANGED;
            }
            check(unit, asked, month, figures, before);
        }
        keep(unit, job, asked, figures, asked.draft ? null : before);
        return Documented.MADE;
    }

    private void check(
            Unit unit,
            Asked asked,
            YearMonth month,
            ClientStatement figures,
            @Nullable IssuedStatement before) {
        Statements.checkFrozen(sources.ledger().periodState(unit, month), asked.period);
        asked.checkReason(before == null ? null : before.label());
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
        var print = Print.of(unit, label, asked.draft, figures.digest());
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
        store.keep(unit, id, Canonical.text(figures), pdf, xlsx);
        new Order(job, asked, audit)
                .record(
                        unit,
                        asked.draft ? "DRAFT_STATEMENT" : "ISSUE_STATEMENT",
                        Statements.subject(id),
                        statement);
    }
}
