//! The words of the questionnaire.
