/** What the tests of every service stand on: the real database, the real broker, tokens signed by a test key. */
package be.fgov.mi.piis.testkit;
