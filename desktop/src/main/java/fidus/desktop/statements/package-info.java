/// Statements of a month: look, issue, save, compare.
@NullMarked
package fidus.desktop.statements;

import org.jspecify.annotations.NullMarked;
