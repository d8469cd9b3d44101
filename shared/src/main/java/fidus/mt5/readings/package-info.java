/// How old a broker's figures are, whether to trust them, and what the server's clock meant.
@NullMarked
package fidus.mt5.readings;

import org.jspecify.annotations.NullMarked;
