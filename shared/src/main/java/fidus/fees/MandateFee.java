package fidus.fees;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.mt5.AccountKey;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A manager's performance fee over all accounts of a mandate. The order in which accounts are
/// given changes nothing.
///
/// @param lines one where gains and losses net, otherwise one per account, by account
public record MandateFee(FeeAgreement agreement, List<Line> lines) {
    /// @param account absent where the line is the whole mandate's
    public record Line(@Nullable AccountKey account, PerformanceFeeLine fee) {}

    public MandateFee {
        lines = List.copyOf(lines);
    }

    /// One mark for the mandate: its accounts' figures are added first.
    ///
    /// @throws Refused `BAD_VALUE` when the level is not MANDATE, accounts are missing or repeated,
    ///   or their periods differ
    public static MandateFee netted(
            FeeAgreement agreement, HighWaterMark mark, List<AccountValuation> accounts) {
        level(agreement, MarkLevel.MANDATE);
        PerformanceFeeLine fee = PerformanceFee.of(agreement, mark, sum(sorted(accounts)));
        return new MandateFee(agreement, List.of(new Line(null, fee)));
    }

    /// One mark per account; a losing account gives zero and takes nothing from the others.
    ///
    /// @throws Refused `BAD_VALUE` when the level is not ACCOUNT, or an account is repeated or has
    ///   no mark
    public static MandateFee perAccount(
            FeeAgreement agreement,
            Map<AccountKey, HighWaterMark> marks,
            List<AccountValuation> accounts) {
        level(agreement, MarkLevel.ACCOUNT);
        List<Line> lines = new ArrayList<>();
        for (AccountValuation each : sorted(accounts)) {
            HighWaterMark mark = marks.get(each.account());
            if (mark == null) {
                throw Refused.at("marks", Problem.Code.BAD_VALUE, each.account() + " has no mark.");
            }
            PerformanceFeeLine fee = PerformanceFee.of(agreement, mark, each.valuation());
            lines.add(new Line(each.account(), fee));
        }
        return new MandateFee(agreement, lines);
    }

    /// What would crystallise now.
    @JsonIgnore
    public Money accrued() {
        return sum(lines.stream().map(line -> line.fee().accruedFee()));
    }

    /// What became due, whoever collects it.
    @JsonIgnore
    public Money crystallised() {
        return sum(lines.stream().map(line -> line.fee().crystallisedFee()));
    }

    /// What the house charges: nothing where the broker has taken the fee already.
    @JsonIgnore
    public Money charged() {
        return agreement.settlement() == Settlement.HOUSE
                ? crystallised()
                : Money.zero(agreement.currency());
    }

    private Money sum(Stream<BigDecimal> fees) {
        return new Money(fees.reduce(BigDecimal.ZERO, BigDecimal::add), agreement.currency());
    }

    private static void level(FeeAgreement agreement, MarkLevel wanted) {
        if (agreement.markLevel() != wanted) {
            throw Refused.at(
                    "markLevel",
                    Problem.Code.BAD_VALUE,
                    "This agreement keeps its mark per " + agreement.markLevel() + ".");
        }
    }

    private static List<AccountValuation> sorted(List<AccountValuation> accounts) {
        long distinct = accounts.stream().map(AccountValuation::account).distinct().count();
        if (accounts.isEmpty() || distinct != accounts.size()) {
            throw Refused.at(
                    "accounts",
                    Problem.Code.BAD_VALUE,
                    "A mandate has at least one account, each once.");
        }
        return accounts.stream().sorted(Comparator.comparing(AccountValuation::account)).toList();
    }

    private static Valuation sum(List<AccountValuation> accounts) {
        Valuation first = accounts.getFirst().valuation();
        BigDecimal opening = BigDecimal.ZERO;
        BigDecimal value = BigDecimal.ZERO;
        BigDecimal managementFee = BigDecimal.ZERO;
        List<CapitalSpan> spans = new ArrayList<>();
        for (AccountValuation each : accounts) {
            Valuation own = each.valuation();
            if (!own.from().equals(first.from())
                    || !own.to().equals(first.to())
                    || !own.currency().equals(first.currency())
                    || own.crystallises() != first.crystallises()) {
                throw Refused.at(
                        "accounts",
                        Problem.Code.BAD_VALUE,
                        each.account()
                                + " is valued for another period or in another currency"
                                + " than the mandate's other accounts.");
            }
            opening = opening.add(own.opening());
            value = value.add(own.value());
            managementFee = managementFee.add(own.managementFee());
            spans.addAll(own.capital());
        }
        return new Valuation(
                first.from(),
                first.to(),
                first.currency(),
                opening,
                value,
                managementFee,
                CapitalSpan.added(spans),
                first.crystallises());
    }
}
