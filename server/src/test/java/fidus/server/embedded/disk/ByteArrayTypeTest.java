package fidus.server.embedded.disk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class ByteArrayTypeTest {
    /// A wrong guess costs a look and changes nothing.
    @Test
    void aKeyIsFoundWhateverIsGuessed() {
        for (int size = 0; size <= 12; size++) {
            byte[][] keys = new byte[size][];
            Arrays.setAll(keys, place -> new byte[] {(byte) (20 * place + 10)});
            for (int key = 0; key < 256; key += 5) {
                byte[] asked = {(byte) key};
                int found = Arrays.binarySearch(keys, asked, Arrays::compareUnsigned);
                for (int guess = 0; guess <= size + 1; guess++) {
                    assertThat(ByteArrayType.INSTANCE.binarySearch(asked, keys, size, guess))
                            .as(key + " among " + size + ", guessed " + guess)
                            .isEqualTo(found);
                }
            }
        }
    }
}
