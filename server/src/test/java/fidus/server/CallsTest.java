package fidus.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.contract.Call;
import fidus.contract.Canonical;
import fidus.contract.Wire;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class CallsTest {
    private static final List<EveryCall.Named> CALLS = EveryCall.all();

    @Test
    void noTwoCallsShareMethodAndPath() {
        assertThat(CALLS).hasSizeGreaterThan(40);
        var taken = new HashMap<String, EveryCall.Named>();
        for (EveryCall.Named named : CALLS) {
            // Two paths that differ only in the name of a parameter are one path.
            String place = named.call().toString().replaceAll("\\{[^}]+}", "{}");
            EveryCall.Named other = taken.put(place, named);
            assertThat(other).as(named + " and " + other).isNull();
        }
    }

    @TestFactory
    Stream<DynamicTest> aPathIsOfThisInterfaceAndItsParametersAreInTheQuestion() {
        return each(
                named -> {
                    Call<?, ?> call = named.call();
                    assertThat(call.path()).matches("/api/v1(/[a-z0-9-]+|/\\{[a-zA-Z]+})+");
                    List<String> components =
                            Arrays.stream(call.question().getRecordComponents())
                                    .map(RecordComponent::getName)
                                    .toList();
                    assertThat(components).containsAll(parameters(call));
                });
    }

    @TestFactory
    Stream<DynamicTest> aReadIsAGetAndACommandAPost() {
        return each(
                named -> {
                    Call<?, ?> call = named.call();
                    assertThat(call.method())
                            .isEqualTo(call.kind() == Call.Kind.READ ? "GET" : "POST");
                    assertThat(call.has(Call.Trait.UPLOAD) && call.kind() == Call.Kind.READ)
                            .isFalse();
                });
    }

    @TestFactory
    Stream<DynamicTest> aQuestionAndItsAnswerAreReadBackAsTheyWereWritten() {
        return each(
                named -> {
                    sameAgain(named.call().question());
                    sameAgain(named.call().answer());
                });
    }

    private static <T> void sameAgain(Class<T> type) throws Exception {
        Object example = Examples.of(type);
        String text = Wire.STRICT.writeValueAsString(example);
        assertThat(Wire.STRICT.readValue(text, type)).as(text).isEqualTo(example);
        assertThat(Wire.STRICT.readValue(Canonical.text(example), type))
                .as("from its canonical text")
                .isEqualTo(example);
        ObjectNode newer = (ObjectNode) Wire.STRICT.readTree(text);
        newer.put("aMemberOfTomorrow", 1);
        assertThat(Wire.LENIENT.readValue(newer.toString(), type)).isEqualTo(example);
    }

    private static List<String> parameters(Call<?, ?> call) {
        return Pattern.compile("\\{([^}]+)}")
                .matcher(call.path())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /// What must hold of one call.
    private interface Claim {
        void of(EveryCall.Named named) throws Exception;
    }

    private static Stream<DynamicTest> each(Claim claim) {
        return CALLS.stream()
                .map(
                        named ->
                                DynamicTest.dynamicTest(
                                        named.owner().getSimpleName() + "." + named.name(),
                                        () -> claim.of(named)));
    }
}
