package fidus.desktop.cashflow;

import fidus.cashflow.CashFlowAmount;
import fidus.cashflow.CashFlowContract;
import fidus.cashflow.CashFlowKind;
import fidus.cashflow.CashFlowLine;
import fidus.cashflow.CashFlowMonth;
import fidus.cashflow.CashFlowStanding;
import fidus.cashflow.CashFlowStatus;
import fidus.cashflow.CashLine;
import fidus.cashflow.ClientChoice;
import fidus.cashflow.ContractEnd;
import fidus.cashflow.GapBand;
import fidus.cashflow.PaceFigures;
import fidus.cashflow.PaceLine;
import fidus.cashflow.PerformanceGap;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.MoneyColumn;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.Words;
import fidus.investments.schedule.PaceStatus;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;

/// The columns of the tables of this screen.
record CashFlowTables(ResourceBundle texts) {
    void months(RecordTable<CashFlowMonth> table) {
        table.columns(
                Columns.text(word("column.month"), 80, CashFlowMonth::month),
                Columns.badge(
                        word("column.status"), 90, CashFlowMonth::status, CashFlowTables::tone),
                Columns.money(word("column.after"), CashFlowMonth::balanceAfter),
                Columns.money(word("column.due"), CashFlowMonth::totalDue),
                due(CashFlowKind.INTEREST),
                due(CashFlowKind.COMMISSION),
                due(CashFlowKind.PRINCIPAL),
                due(CashFlowKind.PERFORMANCE_SHARE),
                due(CashFlowKind.FRANCHISE_POOL),
                due(CashFlowKind.MANAGER_FEE),
                due(CashFlowKind.BROKER_INTEREST),
                Columns.money(
                        word("column.overdue"), month -> some(of(month, CashFlowStanding.OVERDUE))),
                Columns.money(
                        word("column.estimate"),
                        month -> some(of(month, CashFlowStanding.ESTIMATE))),
                Columns.money(word("column.paid"), month -> some(month.totalPaid())),
                Columns.money(word("column.before"), CashFlowMonth::balanceBefore));
        table.exportName("cash-flow");
        table.whenEmpty(empty("months"));
    }

    void lines(RecordTable<CashFlowLine> table, CashFlowModel model) {
        table.columns(
                Columns.day(word("line.due"), CashFlowLine::dueOn),
                Columns.text(word("line.kind"), 130, line -> Words.of(line.kind())),
                Columns.badge(
                        word("line.standing"), 90, CashFlowLine::standing, CashFlowTables::tone),
                Columns.money(word("line.sum"), CashFlowLine::lineAmount),
                Columns.text(word("line.client"), 150, CashFlowTables::client),
                Columns.link(
                        word("line.contract"),
                        80,
                        of(contract -> Long.toString(contract.number())),
                        line -> line.contract() != null,
                        model::openContract),
                Columns.text(
                        word("line.fund"),
                        90,
                        line -> line.fundCode() == null ? "" : line.fundCode().name()),
                Columns.text(word("line.what"), 180, CashFlowLine::what),
                Columns.day(word("line.counts"), CashFlowLine::countsOn));
        table.exportName("cash-flow-month");
        table.whenEmpty(empty("lines"));
    }

    void ends(RecordTable<ContractEnd> table) {
        table.columns(
                Columns.day(word("end.due"), ContractEnd::dueOn),
                Columns.whole(word("end.left"), 80, ContractEnd::daysLeft),
                Columns.money(word("end.principal"), ContractEnd::principalDue),
                Columns.text(word("end.raise"), 90, end -> end.raiseCash() ? word("end.now") : ""),
                Columns.text(word("end.client"), 160, end -> end.contract().clientName()),
                Columns.whole(word("end.contract"), 80, end -> end.contract().number()),
                Columns.text(word("end.fund"), 90, end -> end.contract().fundCode().name()));
        table.exportName("contract-ends");
        table.whenEmpty(empty("ends"));
    }

    void paces(RecordTable<PaceLine> table) {
        table.columns(
                Columns.text(word("pace.scope"), 210, this::scope),
                Columns.text(
                        word("pace.known"),
                        130,
                        line -> {
                            String known = line.basis().known() + " of " + line.basis().of();
                            return line.pace() == null ? known + ", " + word("pace.un") : known;
                        }),
                Columns.badge(
                        word("pace.status"),
                        100,
                        figure(PaceFigures::status),
                        CashFlowTables::tone),
                Columns.decimal(word("pace.multiplier"), 84, figure(PaceFigures::multiplier)),
                Columns.badge(
                        word("gap.band"), 90, gap(PerformanceGap::gapBand), CashFlowTables::tone),
                Columns.decimal(word("gap.percent"), 70, gap(PerformanceGap::gapPercent)),
                Columns.money(word("pace.remaining"), figure(PaceFigures::remainingToGenerate)),
                Columns.money(word("pace.required"), figure(PaceFigures::requiredPerDay)),
                Columns.money(word("pace.actual"), figure(PaceFigures::actualPerDay)),
                Columns.money(word("pace.revenue"), figure(PaceFigures::revenue)),
                Columns.money(word("pace.surplus"), figure(PaceFigures::projectedSurplus)),
                Columns.money(word("pace.interest"), figure(PaceFigures::contractInterest)),
                Columns.money(word("gap.expected"), gap(PerformanceGap::expected)),
                Columns.money(word("gap.actual"), gap(PerformanceGap::actual)),
                Columns.instant(word("pace.asof"), line -> line.basis().asOf()));
        table.exportName("pace");
        table.whenEmpty(empty("paces"));
    }

    void cash(RecordTable<CashLine> table) {
        table.columns(
                Columns.text(
                        word("cash.place"), 110, one -> Words.of(one.recorded().holding().place())),
                Columns.text(word("cash.held"), 160, one -> one.recorded().holding().heldAt()),
                Columns.text(
                        word("cash.owner"), 70, one -> Words.of(one.recorded().holding().owner())),
                Columns.text(
                        word("cash.fund"),
                        90,
                        one -> {
                            var fund = one.recorded().holding().fundCode();
                            return fund == null ? "" : fund.name();
                        }),
                Columns.money(word("cash.balance"), one -> one.recorded().cashBalance()),
                Columns.instant(word("cash.asof"), one -> one.recorded().asOf()),
                Columns.money(word("cash.carried"), CashLine::carried),
                Columns.text(word("cash.warning"), 260, CashLine::warning),
                Columns.text(word("cash.note"), 220, one -> one.recorded().note()),
                Columns.text(word("cash.recorded"), 130, one -> one.recorded().recordedBy()),
                Columns.text(word("cash.approved"), 130, one -> one.recorded().approvedBy()));
        table.exportName("unallocated-cash");
        table.whenEmpty(empty("cash"));
    }

    private MoneyColumn<CashFlowMonth> due(CashFlowKind kind) {
        return Columns.money(
                word("column." + kind.name().toLowerCase(Locale.ROOT)),
                month -> some(CashFlowModel.due(month, kind)));
    }

    private String scope(PaceLine line) {
        CashFlowContract contract = line.contract();
        if (contract != null) {
            return MessageFormat.format(
                    word("pace.of"), Long.toString(contract.number()), contract.clientName());
        }
        var fund = line.fundCode();
        return (fund == null ? word("pace.all") : fund.name()) + " " + line.currency();
    }

    private static Money of(CashFlowMonth month, CashFlowStanding standing) {
        return month.amounts().stream()
                .filter(one -> one.standing() == standing)
                .map(CashFlowAmount::sum)
                .reduce(Money.zero(month.totalDue().currency()), Money::plus);
    }

    /// Nothing where there is nothing, so that what is due stands out.
    private static @Nullable Money some(Money sum) {
        return sum.isZero() ? null : sum;
    }

    private static Function<CashFlowLine, @Nullable String> of(
            Function<CashFlowContract, String> part) {
        return line -> {
            CashFlowContract contract = line.contract();
            return contract == null ? null : part.apply(contract);
        };
    }

    private static @Nullable String client(CashFlowLine line) {
        ClientChoice client = line.payee();
        return client == null ? null : client.name();
    }

    private static <V> Function<PaceLine, @Nullable V> figure(
            Function<PaceFigures, @Nullable V> part) {
        return line -> {
            PaceFigures pace = line.pace();
            return pace == null ? null : part.apply(pace);
        };
    }

    private static <V> Function<PaceLine, @Nullable V> gap(
            Function<PerformanceGap, @Nullable V> part) {
        return line -> {
            PerformanceGap gap = line.gap();
            return gap == null ? null : part.apply(gap);
        };
    }

    private static StatusBadge.Tone tone(GapBand band) {
        return switch (band) {
            case NONE -> StatusBadge.Tone.GOOD;
            case MEDIUM -> StatusBadge.Tone.ATTENTION;
            case HIGH, CRITICAL -> StatusBadge.Tone.BAD;
        };
    }

    private static StatusBadge.Tone tone(CashFlowStatus status) {
        return switch (status) {
            case FUNDED -> StatusBadge.Tone.GOOD;
            case WARNING -> StatusBadge.Tone.ATTENTION;
            case CRITICAL -> StatusBadge.Tone.BAD;
        };
    }

    private static StatusBadge.Tone tone(CashFlowStanding standing) {
        return switch (standing) {
            case FORECAST -> StatusBadge.Tone.INFO;
            case OVERDUE -> StatusBadge.Tone.BAD;
            case ESTIMATE -> StatusBadge.Tone.NEUTRAL;
            case PAID -> StatusBadge.Tone.GOOD;
        };
    }

    private static StatusBadge.Tone tone(PaceStatus status) {
        return switch (status) {
            case ACHIEVED, ON_TRACK -> StatusBadge.Tone.GOOD;
            case AT_RISK -> StatusBadge.Tone.ATTENTION;
            case BEHIND -> StatusBadge.Tone.BAD;
        };
    }

    private EmptyState empty(String name) {
        return new EmptyState(
                MaterialDesignC.CASH_MULTIPLE, word(name + ".empty"), word(name + ".empty.hint"));
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
