package fidus.investments.book;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.DateConvention;
import fidus.funds.FundTerms;
import fidus.funds.RoundingRule;
import fidus.funds.TermsDraft;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The terms of a contract that ran elsewhere where they are not those of its fund. What is absent
/// is as in the version in force when it was signed.
///
/// @param dateConvention by which its due dates were computed there
/// @param roundingRule by which its rows were rounded there
/// @param monthlyRate fraction of the principal per month; never for a share of performance
public record OwnTerms(
        @Nullable DateConvention dateConvention,
        @Nullable RoundingRule roundingRule,
        @Nullable BigDecimal monthlyRate) {
    private static final String FIELD = "terms.";

    /// The terms such a contract runs under.
    ///
    /// @param own absent where all of them are its fund's
    /// @param fund those of its fund, or the contract's copy of them
    /// @throws Refused as {@link FundTerms#checked()} does, with `terms.` before the fields, and
    ///   `BAD_VALUE` for a monthly rate of a contract that shares performance
    public static FundTerms on(@Nullable OwnTerms own, FundTerms fund) {
        if (own == null) {
            return fund;
        }
        BigDecimal rate = own.monthlyRate;
        if (rate != null && fund.sharesPerformance()) {
            throw Refused.at(
                    FIELD + "monthlyRate",
                    Problem.Code.BAD_VALUE,
                    fund.fundCode() + " shares its performance and pays no fixed interest.");
        }
        TermsDraft draft =
                fund.change()
                        .dateConvention(
                                Objects.requireNonNullElse(
                                        own.dateConvention, fund.dateConvention()))
                        .roundingRule(
                                Objects.requireNonNullElse(own.roundingRule, fund.roundingRule()));
        if (rate != null && rate.compareTo(fund.monthlyRate()) != 0) {
            draft.monthlyRate(rate);
        }
        return checked(draft.terms());
    }

    /// Whether two contracts of one fund run under the same terms, whatever of them is said.
    public static boolean areLike(
            @Nullable OwnTerms one, @Nullable OwnTerms other, FundTerms fund) {
        FundTerms first = on(one, fund);
        FundTerms second = on(other, fund);
        return first.dateConvention() == second.dateConvention()
                && first.roundingRule() == second.roundingRule()
                && first.monthlyRate().compareTo(second.monthlyRate()) == 0;
    }

    /// In words, such as `DAY_COUNT, 0.02 a month`.
    public String words() {
        var words = new ArrayList<String>();
        if (dateConvention != null) {
            words.add(dateConvention.name());
        }
        if (roundingRule != null) {
            words.add(roundingRule.name());
        }
        if (monthlyRate != null) {
            words.add(monthlyRate.stripTrailingZeros().toPlainString() + " a month");
        }
        return String.join(", ", words);
    }

    private static FundTerms checked(FundTerms terms) {
        try {
            return terms.checked();
        } catch (Refused e) {
            Problem why = e.problem();
            List<Problem.Field> fields =
                    why.fields().stream()
                            .map(one -> new Problem.Field(FIELD + one.field(), one.message()))
                            .toList();
            throw new Refused(new Problem(why.code(), why.message(), fields, null));
        }
    }
}
