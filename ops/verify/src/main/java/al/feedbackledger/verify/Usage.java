package al.feedbackledger.verify;

/** The command line could not be understood: the program ends with 2 and has checked nothing. */
final class Usage extends RuntimeException {
    static final String TEXT = """
            verify export FOLDER [--key KEY]… [--checkpoint FILE]… [--log FOLDER|URL] [--scratch FOLDER] [--json]
            verify log FOLDER|URL [--key KEY]… [--checkpoint FILE]… [--json]
            verify receipt FILE --key KEY [--checkpoint FILE]… [--log FOLDER|URL] [--words] [--json]

              --key KEY          a verifier key of the log (name+id+base64), or a file with one a line
              --checkpoint FILE  a checkpoint kept from earlier; may be given several times
              --log FOLDER|URL   the published log, to hold an export or a receipt against it too
              --words            print a receipt's words too
              --scratch FOLDER   where parts of a large export may lie meanwhile (default: the temporary folder)
              --json             one JSON object instead of lines for people

            Ends with 0 when all is as it should be, 2 for a wrong command line, 3 when the check could not be finished,
            and from 10 on with the code of what is wrong; they are in ops/docs/verifying.md.
            """;

    Usage(String problem) {
        super(problem);
    }
}
