package fidus.desktop.funds;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.funds.ShareMethod;
import fidus.funds.StandardTerms;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Objects;

/// How performance is shared, in the form of a fund's terms.
class ShareMethodTest {
    private static final LocalDate FROM = LocalDate.parse("2027-01-01");

    private static FundTerms typed(FundCode fund, ShareMethod method) {
        var model = new TermsModel();
        model.from(StandardTerms.firstVersion(fund, FROM));
        model.shareMethod.set(method);
        var faults = new ArrayList<Problem.Field>();
        FundTerms terms = model.read(faults);
        assertThat(faults).isEmpty();
        return Objects.requireNonNull(terms);
    }

    @Test
    void anotherWayToShareIsAChangeThatIsSaid() {
        FundTerms before = StandardTerms.firstVersion(FundCode.UNLIMITED, FROM);
        FundTerms after = typed(FundCode.UNLIMITED, ShareMethod.SERIES);
        assertThat(after.sharing()).isEqualTo(ShareMethod.SERIES);
        assertThat(TermsWords.changes(before, after)).startsWith("Performance shared by: ");
    }

    @Test
    void whatIsLeftAsItWasChangesNothing() {
        FundTerms before = StandardTerms.firstVersion(FundCode.UNLIMITED, FROM);
        FundTerms after = typed(FundCode.UNLIMITED, ShareMethod.CONTRACT_MARK);
        assertThat(after.shareMethod()).isNull();
        assertThat(TermsWords.changes(before, after)).isEmpty();
    }

    @Test
    void aFundOfInterestHasNoWayToShare() {
        assertThat(typed(FundCode.CORE, ShareMethod.DEALING_LOTS).shareMethod()).isNull();
    }
}
