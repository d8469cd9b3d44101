/// Reads the statement files banks write, and says what is in them.
@NullMarked
package fidus.server.bankfiles;

import org.jspecify.annotations.NullMarked;
