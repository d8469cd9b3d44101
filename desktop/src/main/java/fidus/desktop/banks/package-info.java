/// Bank statements: files taken in, accounts watched, and what the statements propose.
@NullMarked
package fidus.desktop.banks;

import org.jspecify.annotations.NullMarked;
