package al.feedbackledger.architecture.planted.clocks;

abstract class AbstractCase {}
