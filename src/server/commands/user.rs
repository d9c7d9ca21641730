//! `parvis user`

use std::fmt::Write as _;

use app::{App, City};
use clap::{Args, Subcommand};
use domain::person::{Email, Role};
use serde_json::json;

use crate::database::Which;
use crate::exit::{Ended, Failure};
use crate::output::{say, say_all};

/// See and change who has which role: the way in for a city's first official
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  parvis user list                                         who has which role, city by city
  parvis user grant ana@ville.example official --city paris
  parvis user revoke ana@ville.example official --city paris
  parvis user operator add ops@host.example                who runs the installation

What is changed here stands in the city's log of acts, as done by the program.")]
pub struct User {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    List(List),
    Grant(Change),
    Revoke(Revoke),
    Operator(Operator),
}

/// List the people with a role other than resident
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  parvis user list --city paris
  parvis user list --json          for a program")]
struct List {
    /// Only the city of this slug
    #[arg(long, value_name = "SLUG")]
    city: Option<String>,
    /// As JSON, for programs
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    which: Which,
}

/// Give a role to the person of an address, who need not have signed in yet
#[derive(Debug, Args)]
#[command(after_help = "Example:
  parvis user grant ana@ville.example official --city paris")]
struct Change {
    /// The address that they sign in with
    #[arg(value_parser = email)]
    email: Email,
    /// official, moderator, finance_officer or auditor
    #[arg(value_parser = role)]
    role: Role,
    /// The slug of the city
    #[arg(long, value_name = "SLUG")]
    city: String,
    #[command(flatten)]
    which: Which,
}

/// Take a role away, that of a city's last official too
#[derive(Debug, Args)]
#[command(after_help = "Example:
  parvis user revoke ana@ville.example official --city paris")]
struct Revoke {
    #[command(flatten)]
    of: Change,
}

/// See and change who runs the installation
#[derive(Debug, Args)]
#[command(after_help = "Example:
  parvis user operator add ops@host.example")]
struct Operator {
    #[command(subcommand)]
    what: OperatorWhat,
}

#[derive(Debug, Subcommand)]
enum OperatorWhat {
    Add(OperatorOf),
    Remove(OperatorRemove),
    List(OperatorList),
}

/// Let the person of an address run the installation
#[derive(Debug, Args)]
#[command(after_help = "Example:
  parvis user operator add ops@host.example")]
struct OperatorOf {
    /// The address that they sign in with
    #[arg(value_parser = email)]
    email: Email,
    #[command(flatten)]
    which: Which,
}

/// Somebody no longer runs the installation
#[derive(Debug, Args)]
#[command(after_help = "Example:
  parvis user operator remove ops@host.example")]
struct OperatorRemove {
    #[command(flatten)]
    of: OperatorOf,
}

/// List who runs the installation
#[derive(Debug, Args)]
#[command(after_help = "Example:
  parvis user operator list")]
struct OperatorList {
    #[command(flatten)]
    which: Which,
}

impl User {
    pub async fn run(self) -> Ended {
        match self.what {
            What::List(list) => list.run().await,
            What::Grant(change) => change.run(true).await,
            What::Revoke(revoke) => revoke.of.run(false).await,
            What::Operator(operator) => operator.run().await,
        }
    }
}

impl List {
    async fn run(self) -> Ended {
        let app = self.which.app().await?;
        let cities = match &self.city {
            Some(slug) => vec![city(&app, slug).await?],
            None => app.cities().await?,
        };
        let (mut rows, mut text) = (Vec::new(), String::new());
        for city in cities {
            for (holder, person) in app.everybody_in_office(city.id).await? {
                let (role, email) = (holder.role.as_str(), person.email.as_str());
                // Writing to a text does not fail.
                _ = writeln!(text, "{:<20} {role:<16} {email}  {}", city.slug, person.name);
                rows.push(json!({
                    "city": city.slug, "role": role, "email": email, "name": person.name,
                    "grantedAt": holder.granted_at.to_rfc3339(),
                }));
            }
        }
        if self.json {
            say!("{}", serde_json::to_string_pretty(&rows).map_err(Failure::found)?);
        } else if rows.is_empty() {
            say!("Nobody has a role yet. Begin with `parvis user grant EMAIL official --city SLUG`.");
        } else {
            say_all!(text);
        }
        Ok(())
    }
}

impl Change {
    async fn run(self, grant: bool) -> Ended {
        let app = self.which.app().await?;
        let city = city(&app, &self.city).await?;
        let (email, role) = (&self.email, self.role);
        if grant {
            app.grant_inside(&city, email, role).await?;
            say!("{email} is {role} of {} now.", city.name);
            return Ok(());
        }
        let people = app.everybody_in_office(city.id).await?;
        let has_it =
            |(holder, person): &(app::Holder, app::Person)| holder.role == role && person.email == *email;
        if !people.iter().any(has_it) {
            return Err(Failure::found(format!("{email} is not {role} of {}.", city.name)));
        }
        app.revoke_inside(&city, email, role).await?;
        say!("{email} is no longer {role} of {}.", city.name);
        Ok(())
    }
}

impl Operator {
    async fn run(self) -> Ended {
        match self.what {
            OperatorWhat::Add(OperatorOf { email, which }) => {
                which.app().await?.add_operator(&email).await?;
                say!("{email} runs the installation now.");
            }
            OperatorWhat::Remove(OperatorRemove {
                of: OperatorOf { email, which },
            }) => {
                let app = which.app().await?;
                if !app.operators().await?.iter().any(|person| person.email == email) {
                    return Err(Failure::found(format!("{email} does not run the installation.")));
                }
                app.remove_operator(&email).await?;
                say!("{email} no longer runs the installation.");
            }
            OperatorWhat::List(OperatorList { which }) => {
                let operators = which.app().await?.operators().await?;
                if operators.is_empty() {
                    say!("Nobody runs the installation from the pages; the command line always can.");
                }
                for person in operators {
                    say!("{}  {}", person.email, person.name);
                }
            }
        }
        Ok(())
    }
}

async fn city(app: &App, slug: &str) -> Result<City, Failure> {
    app.city(slug)
        .await?
        .ok_or_else(|| Failure::usage(format!("There is no city “{slug}”.")))
}

fn email(text: &str) -> Result<Email, String> {
    text.parse()
        .map_err(|_| "an address looks like name@example.org".to_owned())
}

/// Everybody signed in is a resident: that role is neither given nor taken.
fn role(text: &str) -> Result<Role, String> {
    match text.to_lowercase().replace('-', "_").parse() {
        Ok(Role::Resident) | Err(_) => {
            Err("a role is one of official, moderator, finance_officer, auditor".to_owned())
        }
        Ok(role) => Ok(role),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_written_as_people_write_it() {
        assert_eq!(role("Finance-Officer"), Ok(Role::FinanceOfficer));
        assert!(role("resident").is_err() && role("king").is_err());
        assert!(email("ana@ville.example\r\nBcc: x").is_err());
    }
}
